import type { Call, Reply } from '../../core/types';
import type { Drive, DriveItem } from './drive';
import { entityType, jsonBody, written } from '../../core/entity-type';
import { badRequest } from '../../core/errors';
import {
  checkIfMatch,
  context,
  deltaToken,
  link,
  many,
  noContent,
  one,
  param,
  readDeltaToken,
} from '../../core/reply';
import { select } from '../../odata/shape';
import { checkName, driveOf, nameTaken } from './drive';
import { conflictBehavior } from './content';
import { contentOf, described, etagOf, itemOf, itemReply, itemView, webUrl } from './view';
import { words } from '../define';

/** https://learn.microsoft.com/graph/api/resources/drive */
const driveType = entityType('drive', {
  writable: {},
  readOnly:
    words(`createdBy createdDateTime description driveType lastModifiedBy lastModifiedDateTime
      name owner quota sharePointIds system webUrl`),
});

const TOTAL_BYTES = 1024 ** 4;

function driveView(drive: Drive): Record<string, unknown> {
  const used = drive.size(drive.root);
  const user = { id: drive.user.id, displayName: drive.user.displayName };
  const at = new Date(drive.root.createdAt).toISOString();
  return {
    createdDateTime: at,
    description: '',
    id: drive.id,
    lastModifiedDateTime: at,
    name: 'OneDrive',
    webUrl: webUrl(drive, drive.root),
    driveType: 'business',
    createdBy: { user: { displayName: 'System Account' } },
    lastModifiedBy: { user },
    owner: { user },
    quota: { deleted: 0, remaining: TOTAL_BYTES - used, state: 'normal', total: TOTAL_BYTES, used },
  };
}

export function getDrive(call: Call): Reply {
  return one(call, { type: driveType, fragment: 'drives' }, driveView(driveOf(call)));
}

export function listDrives(call: Call): Reply {
  const items = [driveView(driveOf(call))];
  return many(call, {
    type: driveType,
    fragment: 'drives',
    items,
    pageSize: 200,
    most: 999,
    paging: 'token',
  });
}

export function getItem(call: Call): Reply {
  return itemReply(call, itemOf(call));
}

export function children(call: Call): Reply {
  const items = driveOf(call)
    .children(itemOf(call))
    .map((item) => itemView(call, item));
  return many(call, { ...described(call), items, pageSize: 200, most: 999, paging: 'token' });
}

/** https://learn.microsoft.com/graph/api/driveitem-post-children */
export function createChild(call: Call): Reply {
  const body = jsonBody(call);
  const { name, folder } = written(body, item(call));
  if (typeof name !== 'string' || folder === undefined || folder === null)
    throw badRequest('A new folder needs a name and the folder facet.', 'invalidRequest');
  const conflict = conflictBehavior(body['@microsoft.graph.conflictBehavior'], 'fail');
  const { item: made } = driveOf(call).put(itemOf(call), name, { conflict }, call.caller);
  return itemReply(call, made, 201);
}

function item(call: Call) {
  return described(call).type;
}

/** Renames, describes or moves (https://learn.microsoft.com/graph/api/driveitem-update). */
export function update(call: Call): Reply {
  const drive = driveOf(call);
  const changed = itemOf(call);
  checkIfMatch(call, etagOf(changed));
  const given = written(jsonBody(call), item(call));
  const {
    name = changed.name,
    description,
    parentReference,
  } = given as {
    name?: string;
    description?: string;
    parentReference?: { id?: string };
  };
  checkName(name);
  const parent = drive.get(parentReference?.id ?? changed.parentId ?? 'root');
  const taken = drive.child(parent, name);
  if (taken && taken !== changed) throw nameTaken();
  drive.change(changed, {
    name,
    ...(description !== undefined && { description }),
    ...(changed !== drive.root && { parentId: parent.id }),
  });
  return itemReply(call, changed);
}

export function remove(call: Call): Reply {
  const gone = itemOf(call);
  checkIfMatch(call, etagOf(gone));
  driveOf(call).recycle(gone);
  return noContent;
}

export function purge(call: Call): Reply {
  driveOf(call).purge(itemOf(call));
  return noContent;
}

/** What the index knows of names and text (https://learn.microsoft.com/graph/api/driveitem-search). */
export function search(call: Call): Reply {
  const drive = driveOf(call);
  const within = itemOf(call);
  const wanted = param(call, 'text').toLowerCase();
  const known = drive.items.indexed(call.world.delays.search);
  const items = known
    .filter(
      (each) => each !== drive.root && isWithin(drive, each, within) && mentions(each, wanted),
    )
    .map((each) => itemView(call, each));
  return many(call, { ...described(call), items, pageSize: 200, most: 999, paging: 'token' });
}

function mentions(each: DriveItem, wanted: string): boolean {
  const text = each.mimeType.startsWith('text/') ? Buffer.from(contentOf(each)).toString() : '';
  return `${each.name} ${text}`.toLowerCase().includes(wanted);
}

function isWithin(drive: Drive, each: DriveItem, folder: DriveItem): boolean {
  if (each.parentId === undefined) return false;
  return each.parentId === folder.id || isWithin(drive, drive.get(each.parentId), folder);
}

const PAGE = 200;

/**
 * Every change in the drive, the root's too; deleted items carry the `deleted` facet
 * (https://learn.microsoft.com/graph/api/driveitem-delta). The token is `token`, not `$deltatoken`.
 */
export function changes(call: Call): Reply {
  const drive = driveOf(call);
  const { query } = call;
  const token = query.custom.get('token');
  const { sequence } = drive.items;
  const { given, began } =
    token === undefined
      ? { given: 0, began: sequence }
      : token === 'latest'
        ? { given: sequence, began: 0 }
        : readDeltaToken(token);
  const found = drive.items
    .changesSince(given)
    .filter((change) => 'item' in change || change.sequence > began);
  const page = found.slice(0, query.top ?? PAGE);
  const more = page.length < found.length;
  const next = more ? deltaToken(page.at(-1)?.sequence ?? given, began) : deltaToken(sequence, 0);
  return {
    status: 200,
    json: {
      '@odata.context': context(call, described(call), false),
      [more ? '@odata.nextLink' : '@odata.deltaLink']: link(call, { token: next }),
      value: page.map((change) =>
        'item' in change
          ? select(itemView(call, change.item), query)
          : { id: change.id, deleted: { state: 'deleted' } },
      ),
    },
  };
}
