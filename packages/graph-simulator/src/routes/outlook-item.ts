import type { Collection } from '../core/collection';
import type { Call, Entity } from '../core/types';
import { outlook } from '../core/errors';
import { changeKey, isoSeconds, outlookId } from '../core/ids';

/**
 * What messages, events and contacts have in common. The id changes when an item moves; the immutable
 * one stays (https://learn.microsoft.com/graph/outlook-immutable-id).
 */
export interface OutlookItem extends Entity {
  immutableId: string;
  changeKey: string;
  createdDateTime: string;
  lastModifiedDateTime: string;
}

export const outlookItemProperties = [
  'changeKey',
  'createdDateTime',
  'lastModifiedDateTime',
] as const;

export function newOutlookItem(now: number): OutlookItem & { categories: unknown[] } {
  const at = isoSeconds(now);
  return {
    id: outlookId(),
    immutableId: outlookId(),
    changeKey: changeKey(),
    createdDateTime: at,
    lastModifiedDateTime: at,
    categories: [],
  };
}

/** What every write changes besides. */
export function newVersion(now: number): Pick<OutlookItem, 'changeKey' | 'lastModifiedDateTime'> {
  return { changeKey: changeKey(), lastModifiedDateTime: isoSeconds(now) };
}

export function etagOf(item: OutlookItem): string {
  return `W/"${item.changeKey}"`;
}

/** As it is answered: under the sort of id that the caller prefers. */
export function outlookView(call: Call, item: OutlookItem): Record<string, unknown> {
  const { immutableId, id, ...shown } = item;
  return {
    '@odata.etag': etagOf(item),
    id: /\bIdType="?ImmutableId"?/i.test(call.headers['prefer'] ?? '') ? immutableId : id,
    ...shown,
  };
}

/** By either id. @throws GraphError 404 `ErrorItemNotFound`. */
export function findItem<T extends OutlookItem>(collection: Collection<T>, id: string): T {
  const found = collection.all().find((item) => item.id === id || item.immutableId === id);
  if (!found) throw outlook.notFound(id);
  return found;
}
