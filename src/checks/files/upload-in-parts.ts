import { createHash } from 'node:crypto';
import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import type { RunContext } from '../define';
import { download, downloadCall } from './download';
import { itemCalls } from './item';
import { ownFile } from './own-file';

const calls = {
  ...itemCalls,
  download: downloadCall,
  begin: call({
    method: 'POST',
    path: '/me/drive/root:/{name}:/createUploadSession',
    delegated: 'Files.ReadWrite',
    // Microsoft lists nothing less for an app.
    application: 'Sites.ReadWrite.All',
    bodyProperties: ['item'],
    response: z.looseObject({ uploadUrl: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/driveitem-createuploadsession',
  }),
};

/** Every part but the last is a multiple of this: https://learn.microsoft.com/graph/api/driveitem-createuploadsession */
const PART_BYTES = 320 * 1024;
const MOST_REST_BYTES = 16 * 1024;

const nameOf = (marker: string) => `${marker}.bin`;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const waiting = z.looseObject({ nextExpectedRanges: z.array(z.string()).min(1) });
const complete = z.looseObject({ id: z.string(), size: z.number() });

async function sendPart(context: RunContext, url: string, content: Uint8Array, from: number) {
  const part = content.subarray(from, from + PART_BYTES);
  const range = `bytes ${from}-${from + part.length - 1}/${content.length}`;
  const headers = { 'Content-Range': range };
  return context.transfer({ method: 'PUT', url, headers, body: part });
}

export const check = defineCheck({
  id: 'files.upload-in-parts',
  workload: 'files',
  kind: 'write',
  title: 'A file that is sent in parts is whole',
  proves: 'A file that was uploaded in two parts has the size and the bytes that were sent.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: {
    file: ownFile('a file of random bytes, about 330 KiB, in the drive’s root folder', nameOf),
  },
  async run(context) {
    const content = context.random.bytes(PART_BYTES + context.random.int(1, MOST_REST_BYTES));
    const { body: session } = await context.send(calls.begin, {
      params: { name: nameOf(context.marker) },
      body: { item: { '@microsoft.graph.conflictBehavior': 'fail' } },
    });
    const first = await sendPart(context, session.uploadUrl, content, 0);
    const [range] = waiting.safeParse(first.json).data?.nextExpectedRanges ?? [];
    equal('the rest is waited for', range?.split('-')[0], String(PART_BYTES));
    const last = await sendPart(context, session.uploadUrl, content, PART_BYTES);
    const file =
      complete.safeParse(last.json).data ?? fail('the last part is answered with the file');
    context.created('file', file.id);
    equal('the file has its size', file.size, content.length);
    const { bytes } = await download(context, file.id);
    equal('the bytes are those that were sent (SHA-256)', sha256(bytes), sha256(content));
  },
});
