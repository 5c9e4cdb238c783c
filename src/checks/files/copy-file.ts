import * as z from 'zod';
import { equal, fail, ok } from '../assert';
import { call, defineCheck } from '../define';
import { words } from '../text';
import { asText, download, downloadCall } from './download';
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
const progress = z.looseObject({ status: z.string(), resourceId: z.string().optional() });

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
    const { headers } = await context.send(calls.copy, {
      params: { id: source.id },
      body: { name: secondName(marker), parentReference: { id: source.parentReference.id } },
    });
    const url = headers.get('location') ?? fail('the answer names where to ask how far it is');
    const done = await context.poll(
      async () => progress.safeParse((await context.transfer({ method: 'GET', url })).json).data,
      (job) => job === undefined || job.status === 'completed' || job.status === 'failed',
      { everyMs: 1000, forMs: 60_000 },
    );
    equal('the copy is done within a minute', done?.status, 'completed');
    const id = done?.resourceId ?? fail('the copy’s id is told');
    context.created('copy', id);
    ok('the copy is an item of its own', id !== source.id);
    const { bytes } = await download(context, id);
    ok('it has the same bytes', asText(bytes) === text);
  },
});
