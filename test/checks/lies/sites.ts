import { untrue } from './untrue';

/** One thing read by its id: it is not there, or it is another. */
const another = (path: string, body: object = {}): readonly object[] => [
  { method: 'GET', path, kind: 'missing-item' },
  { method: 'GET', path, ...untrue('sites/$entity', { id: 'another', ...body }) },
];
const list = (path: string, value: readonly object[]) => ({
  method: 'GET',
  path,
  ...untrue('sites', { value }),
});
const LISTS = '/sites/{site}/lists';
const ITEM = `${LISTS}/{list}/items/{item}`;

/** What SharePoint may answer that must not pass. */
export const siteLies: Readonly<Record<string, readonly object[]>> = {
  'sites.keep-item': [
    { method: 'GET', path: ITEM, kind: 'stale' },
    { method: 'GET', path: ITEM, ...untrue('items/$entity', { id: '1', eTag: '1', fields: {} }) },
  ],
  'sites.list-all': [
    { path: '/sites/getAllSites', kind: 'missing-item' },
    list('/sites/getAllSites', []),
    list('/sites/getAllSites', [{ id: 'a' }, { id: 'a' }]),
  ],
  'sites.list-columns': another('/sites/{site}/columns/{column}', { name: 'Another' }),
  'sites.list-content-types': another('/sites/{site}/contentTypes/{type}', { name: 'Another' }),
  'sites.list-drives': [
    { path: '/sites/{site}/drives', kind: 'missing-item' },
    ...another('/sites/{site}/drive').slice(1),
  ],
  'sites.list-followed': another('/sites/{site}'),
  'sites.list-lists': another(`${LISTS}/{list}`, { name: 'Another', webUrl: 'https://x' }),
  'sites.list-pages': another('/sites/{site}/pages/{page}', { name: 'Another.aspx' }),
  'sites.page-items': [list(`${LISTS}/{list}/items`, [{ id: '1' }, { id: '1' }])],
  'sites.read-root': another('/sites/{site}', { webUrl: 'https://x' }).slice(1),
  'sites.search-sites': another('/sites/{site}'),
  'sites.track-item': [
    { path: `${LISTS}/{list}/items/delta`, kind: 'missing-item' },
    {
      path: `${LISTS}/{list}/items/delta`,
      ...untrue('items/$delta', { value: [], '@odata.deltaLink': 'https://example.com/v1.0/x' }),
    },
  ],
};
