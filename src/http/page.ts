import type { Page } from '../ports';
import type { ApiRequest } from './request';

/** A page of a list as it is answered; `nextLink` asks for the next one as this one was asked for. */
export function pageBody<T, View>(
  { origin, path }: ApiRequest,
  { top }: { readonly top: number },
  { value, next }: Page<T>,
  view: (item: T) => View,
): { value: View[]; nextLink?: string } {
  const views = value.map(view);
  if (next === undefined) return { value: views };
  const link = new URL(path, origin);
  link.searchParams.set('top', String(top));
  link.searchParams.set('after', next);
  return { value: views, nextLink: link.href };
}
