import * as z from 'zod';
import { equal, fail, ok } from '../assert';
import { call, defineCheck } from '../define';
import type { RunContext } from '../define';
import { words } from '../text';
import { asText, download, downloadCall } from './download';
import { findInRoot } from './item';
import { fileCalls, fileName, ownFile, secondName, storeText } from './own-file';

const calls = {
  ...fileCalls,
  download: downloadCall,
  copy: call({
    method: 'POST',
    path: '/me/drive/items/{id}/copy',
    delegated: 'Files.ReadWrite',
    application: 'Files.ReadWrite.All',
    bodyProperties: ['name', 'parentReference'],
    status: [202],
    page: 'https://learn.microsoft.com/graph/api/driveitem-copy',
  }),
};

/** https://learn.microsoft.com/graph/long-running-actions-overview */
const jobStatus = z.looseObject({ status: z.string(), resourceId: z.string().optional() });
const SEE_OTHER = 303;

/** How far the copy is. Once it is done, Graph says so, or sends one on to it. */
async function progress(context: RunContext, url: string) {
  const { status, json } = await context.transfer({ method: 'GET', url });
  if (status === SEE_OTHER) return { status: 'completed' };
  return jobStatus.safeParse(json).data ?? { status: 'unknown' };
}

const HOUR_MS = 60 * 60_000;

export const check = defineCheck({
  id: 'files.copy-file',
  workload: 'files',
  kind: 'write',
  title: 'A file is copied',
  proves: 'Graph says when a copy is done, and the copy has an id of its own and the same bytes.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: {
    file: ownFile('a text file in the drive’s root folder', fileName),
    copy: { ...ownFile('a copy of it, beside it', secondName), lateByMs: HOUR_MS },
  },
  async run(context) {
    const { marker } = context;
    const text = words(context.random, 20);
    const source = await storeText(context, fileName(marker), text);
    const { driveId, id: folder } = source.parentReference;
    const { headers } = await context.send(calls.copy, {
      params: { id: source.id },
      body: { name: secondName(marker), parentReference: { driveId, id: folder } },
    });
    const url = headers.get('location') ?? fail('the answer names where to ask how far it is');
    const done = await context.poll(
      () => progress(context, url),
      ({ status }) => ['completed', 'failed', 'unknown'].includes(status),
      { everyMs: 1000, forMs: 60_000 },
    );
    equal('the copy is done within a minute', done?.status, 'completed');
    const [id] = await findInRoot(context, secondName(marker));
    ok('the copy has the name that was asked for', id !== undefined);
    context.created('copy', id);
    equal('the copy is the one that was told of', done?.resourceId ?? id, id);
    ok('the copy is an item of its own', id !== source.id);
    const { bytes } = await download(context, id);
    ok('it has the same bytes', asText(bytes) === text);
  },
});
