import type { Call, Reply } from '../../core/types';
import { entityType } from '../../core/entity-type';
import type { EntityType } from '../../core/entity-type';
import { files } from '../../core/errors';
import { guidOf } from '../../core/ids';
import { many, one, param } from '../../core/reply';
import { accepts, route, routesOf, words } from '../define';
import { listItemRoutes } from './list-items';
import { CREATED, listOf, listView, siteOf, sitesOf, siteView } from './site';

const sites = 'Sites.Read.All Sites.ReadWrite.All';
const read = accepts(sites, sites);
const readDrives = accepts(
  `Files.Read Files.ReadWrite Files.Read.All Files.ReadWrite.All ${sites}`,
  `Files.Read.All Files.ReadWrite.All ${sites}`,
);

const common = words('createdDateTime description eTag lastModifiedDateTime name webUrl');

/** https://learn.microsoft.com/graph/api/resources/site */
const siteType = entityType('site', {
  writable: {},
  readOnly: [
    ...common,
    ...words('displayName isPersonalSite parentReference root sharepointIds siteCollection'),
  ],
});

/** https://learn.microsoft.com/graph/api/resources/list */
const listType = entityType('list', {
  writable: {},
  readOnly: [...common, ...words('displayName list parentReference sharepointIds system')],
});

/** https://learn.microsoft.com/graph/api/resources/drive */
const driveType = entityType('drive', {
  writable: {},
  readOnly: [
    ...common,
    ...words('createdBy driveType lastModifiedBy owner quota sharePointIds system'),
  ],
});

/** https://learn.microsoft.com/graph/api/resources/columndefinition */
const columnType = entityType('columnDefinition', {
  writable: {},
  readOnly: words(`columnGroup description displayName enforceUniqueValues hidden indexed name
      readOnly required text`),
});

/** https://learn.microsoft.com/graph/api/resources/contenttype */
const contentTypeType = entityType('contentType', {
  writable: {},
  readOnly: words('description group hidden isBuiltIn name readOnly sealed'),
});

/** https://learn.microsoft.com/graph/api/resources/sitepage */
const pageType = entityType('baseSitePage', {
  writable: {},
  readOnly: [...common, ...words('pageLayout parentReference publishingState title')],
});

type View = Record<string, unknown>;

function page(call: Call, type: EntityType, fragment: string, items: readonly View[]): Reply {
  return many(call, { type, fragment, items, pageSize: 100, most: 999, paging: 'token' });
}

function within(call: Call, collection: string): string {
  return `sites('${encodeURIComponent(siteOf(call).id)}')/${collection}`;
}

/** Routes for a collection in a site, and for each of its members by id. */
function membersOf(
  collection: string,
  names: { readonly id: string; readonly list: string; readonly get: string },
  type: EntityType,
  members: (call: Call) => readonly View[],
) {
  const path = `/sites/{site-id}/${collection}`;
  const get = (call: Call): Reply => {
    const id = param(call, names.id);
    const found = members(call).find((member) => member['id'] === id);
    if (!found) throw files.notFound(id);
    return one(call, { type, fragment: within(call, collection) }, found);
  };
  const list = (call: Call) => page(call, type, within(call, collection), members(call));
  return [
    route('GET', path, names.list, read, list),
    route('GET', `${path}/{${names.id}}`, names.get, read, get),
  ];
}

function columns(call: Call): View[] {
  return ['Title', 'Modified', 'Author'].map((name) => ({
    columnGroup: 'Core Columns',
    description: '',
    displayName: name,
    enforceUniqueValues: false,
    hidden: false,
    id: guidOf(`column ${name} ${siteOf(call).id}`),
    indexed: false,
    name,
    readOnly: name !== 'Title',
    required: false,
  }));
}

function contentTypes(): View[] {
  return [
    ['0x01', 'Item'],
    ['0x0101', 'Document'],
    ['0x0120', 'Folder'],
  ].map(([id = '', name = '']) => ({
    id,
    description: `A ${name.toLowerCase()}`,
    group: 'Core Content Types',
    hidden: false,
    name,
    readOnly: false,
    sealed: false,
  }));
}

function pages(call: Call): View[] {
  const { webUrl, id } = siteOf(call);
  return ['Home', 'News'].map((title) => ({
    '@odata.type': '#microsoft.graph.sitePage',
    '@odata.etag': `"{${guidOf(`page ${title} ${id}`).toUpperCase()}},1"`,
    createdDateTime: CREATED,
    eTag: `"{${guidOf(`page ${title} ${id}`).toUpperCase()}},1"`,
    id: guidOf(`page ${title} ${id}`),
    lastModifiedDateTime: CREATED,
    name: `${title}.aspx`,
    webUrl: `${webUrl}/SitePages/${title}.aspx`,
    title,
    pageLayout: 'article',
    publishingState: { level: 'published', versionId: '1.0' },
  }));
}

function drives(call: Call): View[] {
  const site = siteOf(call);
  return site.lists
    .filter(({ template }) => template === 'documentLibrary')
    .map((list) => ({
      createdDateTime: CREATED,
      description: '',
      id: `b!${Buffer.from(`${site.id} ${list.id}`).toString('base64url').slice(-64)}`,
      lastModifiedDateTime: CREATED,
      name: list.displayName,
      webUrl: `${site.webUrl}/Shared%20Documents`,
      driveType: 'documentLibrary',
    }));
}

/** Sites whose name has the text; `*` finds all (https://learn.microsoft.com/graph/api/site-search). */
function search(call: Call): Reply {
  const wanted = (call.query.search ?? '*').toLowerCase();
  const found = sitesOf(call.tenant)
    .filter(({ displayName }) => wanted === '*' || displayName.toLowerCase().includes(wanted))
    .map(siteView);
  return page(call, siteType, 'sites', found);
}

function all(call: Call): Reply {
  return page(call, siteType, 'sites', sitesOf(call.tenant).map(siteView));
}

/** Everybody follows all but the root site. */
function followed(call: Call): Reply {
  const found = sitesOf(call.tenant).filter(({ isRoot }) => !isRoot);
  return page(call, siteType, 'sites', found.map(siteView));
}

function site(call: Call): Reply {
  return one(call, { type: siteType, fragment: 'sites' }, siteView(siteOf(call)));
}

function lists(call: Call): Reply {
  const found = siteOf(call).lists.map((list) => listView(siteOf(call), list));
  return page(call, listType, within(call, 'lists'), found);
}

function list(call: Call): Reply {
  const found = listView(siteOf(call), listOf(call));
  return one(call, { type: listType, fragment: within(call, 'lists') }, found);
}

function drive(call: Call): Reply {
  return one(call, { type: driveType, fragment: 'drives' }, drives(call)[0] ?? {});
}

const contentTypeNames = {
  id: 'content-type-id',
  list: 'site-list-contenttypes',
  get: 'contenttype-get',
};

export const siteRoutes = routesOf(files, [
  route('GET', '/sites', 'site-search', read, search),
  route('GET', '/sites/getAllSites', 'site-getallsites', { ...read, delegated: [] }, all),
  route('GET', '/me/followedSites', 'sites-list-followed', { ...read, application: [] }, followed),
  route('GET', '/sites/{site-id}', 'site-get', read, site),
  route('GET', '/sites/{site-id}/drive', 'drive-get', readDrives, drive),
  route('GET', '/sites/{site-id}/drives', 'drive-list', readDrives, (call) =>
    page(call, driveType, 'drives', drives(call)),
  ),
  route('GET', '/sites/{site-id}/lists', 'list-list', read, lists),
  route('GET', '/sites/{site-id}/lists/{site-list-id}', 'list-get', read, list),
  ...membersOf(
    'columns',
    { id: 'column-id', list: 'site-list-columns', get: 'columndefinition-get' },
    columnType,
    columns,
  ),
  ...membersOf('contentTypes', contentTypeNames, contentTypeType, contentTypes),
  ...membersOf(
    'pages',
    { id: 'site-page-id', list: 'basesitepage-list', get: 'basesitepage-get' },
    pageType,
    pages,
  ),
  ...listItemRoutes,
]);
