import type { Page } from '../ports';
import type { ApiRequest } from './request';
import type { Core } from './services';

/**
 * A page of a list as it is answered. `nextLink` asks for the next one as this one was asked for, at the
 * address where people reach the app, or where the request went when that is not known.
 */
export function pageBody<T, View>(
  { publicOrigin }: Pick<Core, 'publicOrigin'>,
  { origin, path, query }: ApiRequest,
  { value, next }: Page<T>,
  view: (item: T) => View,
): { value: View[]; nextLink?: string } {
  const views = value.map(view);
  if (next === undefined) return { value: views };
  const link = new URL(path, publicOrigin ?? origin);
  for (const [name, value] of query) link.searchParams.set(name, value);
  link.searchParams.set('after', next);
  return { value: views, nextLink: link.href };
}
