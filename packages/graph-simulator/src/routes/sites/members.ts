import type { Call, Reply } from '../../core/types';
import type { EntityType } from '../../core/entity-type';
import type { View } from './page';
import { entityType } from '../../core/entity-type';
import { files } from '../../core/errors';
import { guidOf } from '../../core/ids';
import { one, param } from '../../core/reply';
import { route, words } from '../define';
import { common, page, read, within } from './page';
import { CREATED, siteOf } from './site';

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

const contentTypeNames = {
  id: 'content-type-id',
  list: 'site-list-contenttypes',
  get: 'contenttype-get',
};

/** Columns, content types and pages. */
export const memberRoutes = [
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
];
