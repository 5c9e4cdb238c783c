import type { ErrorStyle } from '../core/errors';
import type { Accepted, Call, Method, Reply, Route } from '../core/types';

/** Routes of one workload, which all refuse in its words. */
export function routesOf(errors: ErrorStyle, routes: readonly Omit<Route, 'errors'>[]): Route[] {
  return routes.map((route) => ({ ...route, errors }));
}

/** One route; `page` as `learn` takes it. */
export function route(
  method: Method,
  path: string,
  page: string,
  accepted: Accepted,
  handle: (call: Call) => Reply,
): Omit<Route, 'errors'> {
  return { method, path, page: learn(page), ...accepted, handle };
}

/** A page of Microsoft's reference of Graph v1.0. */
export function learn(page: string): string {
  return `https://learn.microsoft.com/graph/api/${page}`;
}

export function accepts(delegated: string, application: string): Accepted {
  return { delegated: words(delegated), application: words(application) };
}

/** Names with white space between them. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
