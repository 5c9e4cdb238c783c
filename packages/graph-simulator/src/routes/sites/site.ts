import type { Call, Entity } from '../../core/types';
import type { Tenant } from '../../core/tenant';
import { Collection } from '../../core/collection';
import { files } from '../../core/errors';
import { guidOf, isoSeconds } from '../../core/ids';
import { param } from '../../core/reply';
import { perTenant } from '../../core/tenant';

export interface ListItem extends Entity {
  version: number;
  readonly createdAt: number;
  modifiedAt: number;
  readonly fields: Record<string, unknown>;
}

export interface SiteList {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly template: 'documentLibrary' | 'genericList';
  readonly items: Collection<ListItem>;
  /** Item ids count up from 1 in each list. */
  nextId: number;
}

export interface Site {
  /** Host name, and the ids of site collection and site. */
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly webUrl: string;
  readonly isRoot: boolean;
  readonly lists: readonly SiteList[];
}

/** The list that a tenant keeps for what is made in lists. */
const FIXTURES = 'Perennial fixtures';
const SEEDED = 9;

function newList(
  tenant: Tenant,
  site: string,
  displayName: string,
  template: SiteList['template'],
): SiteList {
  const items = new Collection<ListItem>(tenant, 'sites', ({ fields }) => String(fields['Title']));
  return {
    id: guidOf(`list ${displayName} ${site} ${tenant.id}`),
    name: displayName,
    displayName,
    template,
    items,
    nextId: 1,
  };
}

export function newItem(list: SiteList, fields: Record<string, unknown>, now: number): ListItem {
  const id = String(list.nextId);
  list.nextId += 1;
  return { id, version: 1, createdAt: now, modifiedAt: now, fields };
}

function newSite(tenant: Tenant, name: string): Site {
  const host = `${tenant.profile.domain.replace(/\..*$/, '')}.sharepoint.com`;
  const documents = newList(tenant, name, 'Documents', 'documentLibrary');
  for (let number = 1; number <= SEEDED; number += 1)
    documents.items.seed(newItem(documents, { Title: `Paper ${number}` }, tenant.now()));
  const isRoot = name === '';
  return {
    id: [
      host,
      guidOf(`collection ${name} ${tenant.id}`),
      guidOf(`web ${name} ${tenant.id}`),
    ].join(),
    name: isRoot ? '' : name,
    displayName: isRoot ? 'Communication site' : `${name} of ${tenant.profile.displayName}`,
    webUrl: isRoot ? `https://${host}` : `https://${host}/sites/${name}`,
    isRoot,
    lists: isRoot ? [documents, newList(tenant, name, FIXTURES, 'genericList')] : [documents],
  };
}

/** The root site first. */
export const sitesOf = perTenant((tenant): readonly Site[] =>
  ['', 'Team', 'Project'].map((name) => newSite(tenant, name)),
);

/** By id, or the root site by its name. @throws GraphError 404 `itemNotFound`. */
export function siteOf(call: Call): Site {
  const id = param(call, 'site-id').toLowerCase();
  const found = sitesOf(call.tenant).find(
    (site) => site.id.toLowerCase() === id || (id === 'root' && site.isRoot),
  );
  if (!found) throw files.notFound(id);
  return found;
}

/** By id or by title (https://learn.microsoft.com/graph/api/list-get). @throws GraphError 404. */
export function listOf(call: Call): SiteList {
  const id = param(call, 'site-list-id');
  const found = siteOf(call).lists.find((list) => list.id === id || list.displayName === id);
  if (!found) throw files.notFound(id);
  return found;
}

/** @throws GraphError 404 `itemNotFound`. */
export function listItemOf(call: Call): ListItem {
  const id = param(call, 'list-item-id');
  const found = listOf(call).items.get(id);
  if (!found) throw files.notFound(id);
  return found;
}

export function etagOf(list: SiteList, item: ListItem): string {
  return `"${guidOf(`${list.id} ${item.id}`)},${item.version}"`;
}

export function siteView(site: Site): Record<string, unknown> {
  const [hostname = ''] = site.id.split(',');
  return {
    createdDateTime: CREATED,
    description: '',
    id: site.id,
    lastModifiedDateTime: CREATED,
    name: site.name,
    webUrl: site.webUrl,
    displayName: site.displayName,
    siteCollection: { hostname },
    ...(site.isRoot && { root: {} }),
  };
}

export function listView(site: Site, list: SiteList): Record<string, unknown> {
  return {
    '@odata.etag': `"${list.id},1"`,
    createdDateTime: CREATED,
    description: '',
    eTag: `"${list.id},1"`,
    id: list.id,
    lastModifiedDateTime: CREATED,
    name: list.name,
    webUrl: `${site.webUrl}/Lists/${encodeURIComponent(list.name)}`,
    displayName: list.displayName,
    parentReference: { siteId: site.id },
    list: { contentTypesEnabled: false, hidden: false, template: list.template },
  };
}

/** `expanded`: the names of the columns that are asked for with the item, or undefined for none of them. */
export function itemView(
  call: Call,
  item: ListItem,
  expanded: readonly string[] | undefined,
): Record<string, unknown> {
  const [site, list] = [siteOf(call), listOf(call)];
  const eTag = etagOf(list, item);
  return {
    '@odata.etag': eTag,
    createdDateTime: isoSeconds(item.createdAt),
    eTag,
    id: item.id,
    lastModifiedDateTime: isoSeconds(item.modifiedAt),
    webUrl: `${site.webUrl}/Lists/${encodeURIComponent(list.name)}/${item.id}_.000`,
    parentReference: { id: guidOf(list.id), siteId: site.id },
    contentType: { id: '0x0100', name: 'Item' },
    ...(expanded && { fields: { '@odata.etag': eTag, ...fieldsView(item, expanded) } }),
  };
}

export function fieldsView(
  item: ListItem,
  columns: readonly string[] = [],
): Record<string, unknown> {
  const all = { id: item.id, ...item.fields };
  if (columns.length === 0) return all;
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => name === 'id' || columns.includes(name)),
  );
}

export const CREATED = '2024-03-04T08:00:00Z';
