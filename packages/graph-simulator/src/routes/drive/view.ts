import { HOUR_MS } from '../../core/durations';
import type { Call, Reply } from '../../core/types';
import type { Drive, DriveItem } from './drive';
import { entityType } from '../../core/entity-type';
import { files } from '../../core/errors';
import { guidOf, isoSeconds } from '../../core/ids';
import { one } from '../../core/reply';
import { driveOf } from './drive';
import { quickXorHash } from './quick-xor-hash';
import { words } from '../define';

/** https://learn.microsoft.com/graph/api/resources/driveitem */
export const itemType = entityType('driveItem', {
  writable: {
    name: 'text',
    description: 'text',
    parentReference: 'object',
    fileSystemInfo: 'object',
    folder: 'object',
  },
  readOnly:
    words(`cTag createdBy createdDateTime deleted eTag file lastModifiedBy lastModifiedDateTime
      malware package publication remoteItem root searchResult shared sharepointIds size
      specialFolder webDavUrl webUrl content image photo audio video bundle location`),
  expandable: ['children', 'thumbnails', 'permissions', 'versions'],
});

/** Download URLs are good for an hour (https://learn.microsoft.com/graph/api/driveitem-get-content). */
const DOWNLOAD_MS = HOUR_MS;

/** The item a path addresses: by id, by path, the root, or a special folder. */
export function itemOf(call: Call): DriveItem {
  const drive = driveOf(call);
  const { 'item-path': path, 'special-name': special } = call.params;
  if (special !== undefined) {
    const found = drive.items.all().find((item) => item.special === special.toLowerCase());
    if (!found) throw files.notFound(special);
    return found;
  }
  const from = drive.get(call.params['item-id'] ?? 'root');
  const found = path === undefined ? from : drive.find(from, path);
  if (!found) throw files.notFound(path ?? '');
  return found;
}

export function described(call: Call) {
  return { type: itemType, fragment: `drives('${encodeURIComponent(driveOf(call).id)}')/items` };
}

export function itemReply(call: Call, item: DriveItem, status = 200): Reply {
  return one(call, described(call), itemView(call, item), status);
}

export function itemView(call: Call, item: DriveItem): Record<string, unknown> {
  const drive = driveOf(call);
  const expanded = call.query.expand?.map((name) => name.replace(/\(.*$/, '')) ?? [];
  return {
    ...(item.kind === 'file' && { '@microsoft.graph.downloadUrl': downloadUrl(call, item) }),
    ...plainItem(call, drive, item),
    ...(expanded.includes('children') && {
      children: drive.children(item).map((child) => plainItem(call, drive, child)),
    }),
    ...(expanded.includes('thumbnails') && { thumbnails: [] }),
  };
}

function plainItem(call: Call, drive: Drive, item: DriveItem): Record<string, unknown> {
  const guid = guidOf(item.id).toUpperCase();
  const [created, modified] = [isoSeconds(item.createdAt), isoSeconds(item.modifiedAt)];
  const by = { user: { id: drive.user.id, displayName: drive.user.displayName } };
  const app = drive.user.tenant.creations.by(item)?.mode === 'application';
  const createdBy = app
    ? { application: { id: call.caller.clientId, displayName: 'Perennial' }, ...by }
    : by;
  return {
    createdDateTime: created,
    eTag: etagOf(item),
    id: item.id,
    lastModifiedDateTime: modified,
    name: item.name,
    webUrl: webUrl(drive, item),
    cTag: `"c:{${guid}},${item.kind === 'file' ? item.revisions.length : 0}"`,
    size: drive.size(item),
    createdBy,
    lastModifiedBy: createdBy,
    parentReference: parentReference(drive, item),
    fileSystemInfo: { createdDateTime: created, lastModifiedDateTime: modified },
    ...(item.description !== undefined && { description: item.description }),
    ...(item === drive.root && { root: {} }),
    ...(item.special !== undefined && { specialFolder: { name: item.special } }),
    ...(item.links.length > 0 && { shared: { scope: 'users' } }),
    ...(item.kind === 'folder'
      ? { folder: { childCount: drive.children(item).length } }
      : {
          file: {
            mimeType: item.mimeType,
            hashes: { quickXorHash: hashOf(contentOf(item)) },
          },
        }),
  };
}

const hashes = new WeakMap<Uint8Array, string>();

/** Reckoned once per content: listings show it again and again. */
function hashOf(content: Uint8Array): string {
  const known = hashes.get(content) ?? quickXorHash(content);
  hashes.set(content, known);
  return known;
}

export function contentOf(item: DriveItem): Uint8Array {
  return item.revisions.at(-1)?.content ?? new Uint8Array();
}

export function etagOf(item: DriveItem): string {
  return `"{${guidOf(item.id).toUpperCase()}},${item.version}"`;
}

function parentReference(drive: Drive, item: DriveItem): Record<string, unknown> {
  const drivePart = { driveType: 'business', driveId: drive.id };
  if (item.parentId === undefined) return drivePart;
  const parent = drive.get(item.parentId);
  return {
    ...drivePart,
    id: parent.id,
    name: parent === drive.root ? 'Documents' : parent.name,
    path: `/drives/${drive.id}/root:${pathOf(drive, parent)}`,
  };
}

/** From the root, each name with its slash: empty for the root itself. */
function pathOf(drive: Drive, item: DriveItem): string {
  if (item.parentId === undefined) return '';
  return `${pathOf(drive, drive.get(item.parentId))}/${encodeURIComponent(item.name)}`;
}

export function webUrl(drive: Drive, item: DriveItem): string {
  const { userPrincipalName, tenant } = drive.user;
  const host = `${tenant.profile.domain.split('.')[0] ?? ''}-my.sharepoint.com`;
  const person = userPrincipalName.replace(/[@.]/g, '_');
  return `https://${host}/personal/${person}/Documents${pathOf(drive, item)}`;
}

const made = new WeakMap<
  DriveItem,
  { readonly url: string; readonly content: Uint8Array; readonly until: number }
>();

/** One URL per version for the first half of its hour, so that listings do not make one per look. */
export function downloadUrl(call: Call, item: DriveItem): string {
  const content = contentOf(item);
  const known = made.get(item);
  if (known?.content === content && known.until > call.now + DOWNLOAD_MS / 2) return known.url;
  const path = call.world.transfers.make('download', DOWNLOAD_MS, ({ headers }) =>
    ranged(content, item.mimeType, headers['range']),
  );
  const url = `${call.origin}${path}`;
  made.set(item, { url, content, until: call.now + DOWNLOAD_MS });
  return url;
}

/** The whole content, or the one range that was asked for (RFC 9110, 14.2). */
function ranged(content: Uint8Array, mimeType: string, range: string | undefined): Reply {
  const match = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  if (!match)
    return {
      status: 200,
      headers: { 'content-type': mimeType, 'accept-ranges': 'bytes' },
      bytes: content,
    };
  const from = Number(match[1]);
  const to = Math.min(match[2] ? Number(match[2]) : Infinity, content.length - 1);
  if (from > to) return { status: 416, headers: { 'content-range': `bytes */${content.length}` } };
  return {
    status: 206,
    headers: { 'content-type': mimeType, 'content-range': `bytes ${from}-${to}/${content.length}` },
    bytes: content.slice(from, to + 1),
  };
}
