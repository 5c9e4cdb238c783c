import type { Call, Reply } from '../../core/types';
import type { EntityType } from '../../core/entity-type';
import { many } from '../../core/reply';
import { accepts, words } from '../define';
import { siteOf } from './site';

export const sites = 'Sites.Read.All Sites.ReadWrite.All';
export const read = accepts(sites, sites);

/** What SharePoint's objects have in common. */
export const common = words('createdDateTime description eTag lastModifiedDateTime name webUrl');

export type View = Record<string, unknown>;

export function page(
  call: Call,
  type: EntityType,
  fragment: string,
  items: readonly View[],
): Reply {
  return many(call, { type, fragment, items, pageSize: 100, most: 999, paging: 'token' });
}

export function within(call: Call, collection: string): string {
  return `sites('${encodeURIComponent(siteOf(call).id)}')/${collection}`;
}
