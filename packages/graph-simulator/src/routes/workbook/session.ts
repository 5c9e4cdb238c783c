import { randomUUID } from 'node:crypto';
import type { Call, Reply } from '../../core/types';
import type { DriveItem } from '../drive/drive';
import { jsonBody } from '../../core/entity-type';
import { badRequest, files, GraphError } from '../../core/errors';
import { noContent, param } from '../../core/reply';
import { driveOf } from '../drive/drive';
import { contentOf } from '../drive/view';
import { sheetNames } from './file';
import { Workbook } from './workbook';

/** https://learn.microsoft.com/graph/workbook-best-practice: five minutes, or seven where nothing is kept. */
const SESSION_MS = 5 * 60_000;

interface Session {
  readonly item: DriveItem;
  readonly workbook: Workbook;
  until: number;
}

const opened = new WeakMap<
  DriveItem,
  { readonly content: Uint8Array; readonly workbook: Workbook }
>();
/** By tenant, so that one that is forgotten takes its sessions along. */
const sessions = new WeakMap<object, Map<string, Session>>();

function itemOf(call: Call): DriveItem {
  const item = driveOf(call).get(param(call, 'workbook-id'));
  if (item.kind === 'folder') throw badRequest('A folder is no workbook.', 'invalidRequest');
  return item;
}

/** The workbook as it is in the drive; another content of the file is another workbook. */
function inDrive(item: DriveItem): Workbook {
  const content = contentOf(item);
  const known = opened.get(item);
  if (known?.content === content) return known.workbook;
  const workbook = new Workbook(sheetNames(content));
  opened.set(item, { content, workbook });
  return workbook;
}

function sessionsOf(call: Call): Map<string, Session> {
  const known = sessions.get(call.tenant) ?? new Map<string, Session>();
  sessions.set(call.tenant, known);
  return known;
}

/** @throws GraphError 404 for a session that has ended, or that is with another file. */
function sessionOf(call: Call, id: string): Session {
  const found = sessionsOf(call).get(id);
  if (!found || found.until <= call.now || found.item !== itemOf(call))
    throw new GraphError(
      404,
      'InvalidSession',
      'The session specified in the request does not exist or is invalid.',
    );
  found.until = call.now + SESSION_MS;
  return found;
}

/** The workbook a call is about: its session's, or as it is in the drive. */
export function workbookOf(call: Call): Workbook {
  const id = call.headers['workbook-session-id'];
  return id === undefined ? inDrive(itemOf(call)) : sessionOf(call, id).workbook;
}

/** https://learn.microsoft.com/graph/api/workbook-createsession */
export function createSession(call: Call): Reply {
  const { persistChanges } = jsonBody(call);
  if (typeof persistChanges !== 'boolean')
    throw badRequest('The argument persistChanges is invalid or missing.', 'InvalidArgument');
  const item = itemOf(call);
  if (!item.name.toLowerCase().endsWith('.xlsx')) throw files.notFound(item.id);
  const kept = inDrive(item);
  const id = `cluster=PERENNIAL&session=${randomUUID()}&usid=${randomUUID()}`;
  const known = sessionsOf(call);
  for (const [each, { until }] of known) if (until <= call.now) known.delete(each);
  known.set(id, {
    item,
    workbook: persistChanges ? kept : kept.copy(),
    until: call.now + SESSION_MS,
  });
  return {
    status: 201,
    json: {
      '@odata.context': `${call.origin}/v1.0/$metadata#microsoft.graph.workbookSessionInfo`,
      persistChanges,
      id,
    },
  };
}

/** https://learn.microsoft.com/graph/api/workbook-closesession */
export function closeSession(call: Call): Reply {
  const id = call.headers['workbook-session-id'] ?? '';
  sessionOf(call, id);
  sessionsOf(call).delete(id);
  return noContent;
}
