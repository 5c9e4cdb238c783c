import { HOUR_MS } from '../../core/durations';
import type { Call, Reply } from '../../core/types';
import type { Drive, DriveItem } from './drive';
import { jsonBody } from '../../core/entity-type';
import { badRequest } from '../../core/errors';
import { checkName, driveOf } from './drive';
import { itemOf } from './view';
import { conflictBehavior } from './content';

const MONITOR_MS = HOUR_MS;

/**
 * A copy is made later: the answer names a URL that tells how far it is
 * (https://learn.microsoft.com/graph/long-running-actions-overview). A name that is taken fails it there.
 */
export function copy(call: Call): Reply {
  const drive = driveOf(call);
  const source = itemOf(call);
  const body = call.body.length === 0 ? {} : jsonBody(call);
  const name = typeof body['name'] === 'string' ? body['name'] : source.name;
  checkName(name);
  const parent = destination(drive, source, body['parentReference']);
  const behavior = conflictBehavior(
    call.query.custom.get('@microsoft.graph.conflictbehavior'),
    'fail',
  );
  const taken = drive.child(parent, name) !== undefined && behavior === 'fail';
  const copied = drive.newItem(name, parent.id, source.kind);
  if (!taken) later(call, drive, source, copied);
  const doneAt = call.now + call.world.delays.copy;
  const path = call.world.transfers.make('monitor', MONITOR_MS, () =>
    progress(call.tenant.now() < doneAt ? 'inProgress' : taken ? 'failed' : 'completed', copied),
  );
  return { status: 202, headers: { location: `${call.origin}${path}` } };
}

function destination(drive: Drive, source: DriveItem, reference: unknown): DriveItem {
  const { id, driveId } = { ...(reference as { id?: unknown; driveId?: unknown } | null) };
  if (driveId !== undefined && driveId !== drive.id)
    throw badRequest('The simulator copies within a drive only.', 'notSupported');
  return drive.get(typeof id === 'string' ? id : (source.parentId ?? 'root'));
}

/** Counted as left behind from the start: it comes, whatever happens to whoever asked for it. */
function later(call: Call, drive: Drive, source: DriveItem, copied: DriveItem): void {
  copied.revisions = source.revisions.slice(-1);
  copied.mimeType = source.mimeType;
  call.tenant.creations.note(copied, {
    workload: 'files',
    name: () => copied.name,
    by: call.caller,
    at: call.now,
  });
  call.tenant.later(call.now + call.world.delays.copy, () => {
    drive.items.seed(copied);
  });
}

/** https://learn.microsoft.com/graph/api/resources/asyncjobstatus */
function progress(status: 'inProgress' | 'completed' | 'failed', copied: DriveItem): Reply {
  const operation = 'ItemCopy';
  if (status === 'inProgress')
    return { status: 202, json: { operation, percentageComplete: 50, status } };
  if (status === 'completed')
    return {
      status: 200,
      json: { operation, percentageComplete: 100, resourceId: copied.id, status },
    };
  const error = { code: 'nameAlreadyExists', message: 'Name already exists' };
  return { status: 200, json: { operation, percentageComplete: 0, status, error } };
}
