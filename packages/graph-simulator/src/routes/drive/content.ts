import type { Call, Reply } from '../../core/types';
import type { ConflictBehavior, Drive, DriveItem } from './drive';
import type { TransferRequest } from '../../core/transfers';
import { jsonBody } from '../../core/entity-type';
import { badRequest } from '../../core/errors';
import { driveOf } from './drive';
import { downloadUrl, itemOf, itemReply } from './view';

/** The most that one PUT may carry (https://learn.microsoft.com/graph/api/driveitem-put-content). */
const MOST_AT_ONCE = 250 * 1024 * 1024;
/** Fragments but the last are multiples of this (https://learn.microsoft.com/graph/api/driveitem-createuploadsession). */
const FRAGMENT = 320 * 1024;
const SESSION_MS = 15 * 60_000;

export function conflictBehavior(given: unknown, usual: ConflictBehavior): ConflictBehavior {
  if (given === undefined || given === null) return usual;
  if (given === 'fail' || given === 'rename' || given === 'replace') return given;
  throw badRequest('The conflict behavior is not valid.', 'invalidRequest');
}

/** https://learn.microsoft.com/graph/api/driveitem-get-content */
export function download(call: Call): Reply {
  const item = itemOf(call);
  if (item.kind === 'folder') throw badRequest('A folder has no content.', 'notAllowed');
  return { status: 302, headers: { location: downloadUrl(call, item) } };
}

/** https://learn.microsoft.com/graph/api/driveitem-put-content */
export function upload(call: Call): Reply {
  if (call.body.length > MOST_AT_ONCE)
    throw badRequest('The content is too large.', 'invalidRequest');
  const drive = driveOf(call);
  const { 'item-path': path } = call.params;
  if (path === undefined) return itemReply(call, drive.revise(itemOf(call), call.body));
  const from = drive.get(call.params['item-id'] ?? 'root');
  const { parent, name } = drive.parentOf(from, path, call.caller);
  const { item, created } = drive.put(parent, name, given(call), call.caller);
  return itemReply(call, item, created ? 201 : 200);
}

function given(call: Call) {
  const behavior = call.query.custom.get('@microsoft.graph.conflictbehavior');
  return {
    content: call.body,
    conflict: conflictBehavior(behavior, 'replace'),
    mimeType: (call.headers['content-type'] ?? 'application/octet-stream').split(';')[0] ?? '',
  };
}

/** Where a session's bytes go when all have come. */
type Target = (content: Uint8Array) => { item: DriveItem; created: boolean };

/** https://learn.microsoft.com/graph/api/driveitem-createuploadsession */
export function createUploadSession(call: Call): Reply {
  const drive = driveOf(call);
  const body = call.body.length === 0 ? {} : jsonBody(call);
  const session = new UploadSession(call, target(call, drive, body['item']));
  const path = call.world.transfers.make('upload', SESSION_MS, (request) =>
    session.answer(request),
  );
  return {
    status: 200,
    json: {
      '@odata.context': `${call.origin}/v1.0/$metadata#microsoft.graph.uploadSession`,
      uploadUrl: `${call.origin}${path}`,
      ...session.state(),
    },
  };
}

function target(call: Call, drive: Drive, item: unknown): Target {
  const { 'item-path': path } = call.params;
  const { '@microsoft.graph.conflictBehavior': behavior } = {
    ...(item as Record<string, unknown> | null),
  };
  const conflict = conflictBehavior(behavior, 'fail');
  if (path === undefined) {
    const existing = itemOf(call);
    return (content) => ({ item: drive.revise(existing, content), created: false });
  }
  const from = drive.get(call.params['item-id'] ?? 'root');
  return (content) => {
    const { parent, name } = drive.parentOf(from, path, call.caller);
    return drive.put(parent, name, { content, conflict }, call.caller);
  };
}

class UploadSession {
  private readonly parts: Uint8Array[] = [];
  private received = 0;
  private open = true;
  private readonly until: number;

  constructor(
    private readonly call: Call,
    private readonly finish: Target,
  ) {
    this.until = call.now + SESSION_MS;
  }

  state() {
    return {
      expirationDateTime: new Date(this.until).toISOString(),
      nextExpectedRanges: [`${this.received}-`],
    };
  }

  answer({ method, headers, body }: TransferRequest): Reply {
    if (!this.open) return refusal(404, 'itemNotFound', 'The upload session was not found.');
    if (method === 'GET') return { status: 200, json: this.state() };
    if (method === 'DELETE') {
      this.open = false;
      return { status: 204 };
    }
    if (method !== 'PUT')
      return refusal(405, 'invalidRequest', 'An upload session takes PUT, GET and DELETE.');
    return this.take(headers['content-range'], body);
  }

  private take(range: string | undefined, body: Uint8Array): Reply {
    const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range ?? '');
    if (!match)
      return refusal(400, 'invalidRequest', 'The Content-Range header is missing or malformed.');
    const [from = 0, to = 0, total = 0] = match.slice(1).map(Number);
    if (to - from + 1 !== body.length || to >= total)
      return refusal(400, 'invalidRequest', 'The Content-Range header does not match the content.');
    if (from !== this.received)
      return refusal(
        416,
        'invalidRange',
        'The uploaded fragment overlaps with data that has already been received, or leaves a gap.',
      );
    const last = to + 1 === total;
    if (!last && body.length % FRAGMENT !== 0)
      return refusal(400, 'invalidRequest', 'A fragment must be a multiple of 320 KiB.');
    this.parts.push(body);
    this.received = to + 1;
    return last ? this.complete() : { status: 202, json: this.state() };
  }

  private complete(): Reply {
    const { item, created } = this.finish(Buffer.concat(this.parts));
    this.open = false;
    return itemReply(this.call, item, created ? 201 : 200);
  }
}

function refusal(status: number, code: string, message: string): Reply {
  return { status, json: { error: { code, message } } };
}
