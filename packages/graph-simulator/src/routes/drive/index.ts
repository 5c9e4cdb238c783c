import type { Accepted, Call, Method, Reply } from '../../core/types';
import { files } from '../../core/errors';
import { accepts, learn, route, routesOf } from '../define';
import { copy } from './copy';
import { createUploadSession, download, upload } from './content';
import {
  changes, children, createChild, getDrive, getItem, listDrives, purge, remove, search, update,
} from './items'; // prettier-ignore
import { createLink, permissions, removePermission, thumbnails, versions } from './sharing';

const readers = 'Files.Read.All Files.ReadWrite.All Sites.Read.All Sites.ReadWrite.All';
const read = accepts(`Files.Read Files.ReadWrite ${readers}`, readers);
const readOwn = accepts(`User.Read Files.Read Files.ReadWrite ${readers}`, readers);
const writers = 'Files.ReadWrite.All Sites.ReadWrite.All';
const write = accepts(`Files.ReadWrite ${writers}`, writers);
/** App-only, Microsoft lists nothing less for upload sessions. */
const session = accepts(`Files.ReadWrite ${writers}`, 'Sites.ReadWrite.All');

/** Ways to address an item (https://learn.microsoft.com/graph/onedrive-addressing-driveitems). */
const byId = 'items/{item-id}';
const byPath = 'root:/{item-path}:';
const byPathFromItem = 'items/{item-id}:/{item-path}:';
const root = 'root';
const special = 'special/{special-name}';
const anyItem = [byId, byPath];
const fileToWrite = [byId, byPath, byPathFromItem];

/** One route for each way to address an item, below the own drive and below a drive by its id. */
function item(
  method: Method,
  addresses: readonly string[],
  ending: string,
  page: string,
  accepted: Accepted,
  handle: (call: Call) => Reply,
) {
  const bases = ['/me/drive', '/drives/{drive-id}'];
  return bases.flatMap((base) =>
    addresses.map((address) => ({
      method,
      path: ending === '' ? `${base}/${address}`.replace(/:$/, '') : `${base}/${address}${ending}`,
      page: learn(page),
      ...accepted,
      handle,
    })),
  );
}

export const driveRoutes = routesOf(files, [
  route('GET', '/me/drive', 'drive-get', readOwn, getDrive),
  route('GET', '/me/drives', 'drive-list', readOwn, listDrives),
  route('GET', '/drives/{drive-id}', 'drive-get', read, getDrive),
  ...item('GET', [root, byId, byPath, byPathFromItem, special], '', 'driveitem-get', read, getItem),
  ...item('PATCH', anyItem, '', 'driveitem-update', write, update),
  ...item('DELETE', anyItem, '', 'driveitem-delete', write, remove),
  ...item(
    'GET',
    [root, byId, byPath, special],
    '/children',
    'driveitem-list-children',
    read,
    children,
  ),
  ...item('POST', [root, byId, byPath], '/children', 'driveitem-post-children', write, createChild),
  ...item('GET', [root], '/delta', 'driveitem-delta', read, changes),
  ...item('GET', [root, byId], "/search(q='{text}')", 'driveitem-search', read, search),
  ...item(
    'GET',
    [byId, byPath, byPathFromItem],
    '/content',
    'driveitem-get-content',
    read,
    download,
  ),
  ...item('PUT', fileToWrite, '/content', 'driveitem-put-content', write, upload),
  ...item(
    'POST',
    fileToWrite,
    '/createUploadSession',
    'driveitem-createuploadsession',
    session,
    createUploadSession,
  ),
  ...item('POST', anyItem, '/copy', 'driveitem-copy', write, copy),
  ...item('POST', anyItem, '/createLink', 'driveitem-createlink', write, createLink),
  ...item('GET', anyItem, '/permissions', 'driveitem-list-permissions', read, permissions),
  ...item(
    'DELETE',
    anyItem,
    '/permissions/{permission-id}',
    'permission-delete',
    write,
    removePermission,
  ),
  ...item('GET', anyItem, '/versions', 'driveitem-list-versions', read, versions),
  ...item('GET', anyItem, '/thumbnails', 'driveitem-list-thumbnails', read, thumbnails),
  route(
    'POST',
    '/drives/{drive-id}/items/{item-id}/permanentDelete',
    'driveitem-permanentdelete',
    write,
    purge,
  ),
]);
