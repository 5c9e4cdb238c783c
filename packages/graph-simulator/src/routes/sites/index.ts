import type { Call, Reply } from '../../core/types';
import type { View } from './page';
import { entityType } from '../../core/entity-type';
import { files } from '../../core/errors';
import { one } from '../../core/reply';
import { accepts, route, routesOf, words } from '../define';
import { listItemRoutes } from './list-items';
import { memberRoutes } from './members';
import { common, page, read, sites, within } from './page';
import { CREATED, listOf, listView, siteOf, sitesOf, siteView } from './site';

const readDrives = accepts(
  `Files.Read Files.ReadWrite Files.Read.All Files.ReadWrite.All ${sites}`,
  `Files.Read.All Files.ReadWrite.All ${sites}`,
);

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
  ...memberRoutes,
  ...listItemRoutes,
]);
