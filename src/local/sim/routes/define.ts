import type { ErrorStyle } from '../core/errors';
import type { Accepted, Route } from '../core/types';

/** Routes of one workload, which all refuse in its words. */
export function routesOf(errors: ErrorStyle, routes: readonly Omit<Route, 'errors'>[]): Route[] {
  return routes.map((route) => ({ ...route, errors }));
}

/** A page of Microsoft's reference of Graph v1.0. */
export function learn(page: string): string {
  return `https://learn.microsoft.com/graph/api/${page}`;
}

export function accepts(delegated: string, application: string): Accepted {
  const names = (text: string) => text.split(' ').filter((name) => name !== '');
  return { delegated: names(delegated), application: names(application) };
}
