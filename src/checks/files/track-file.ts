import * as z from 'zod';
import { ok } from '../assert';
import { call, defineCheck } from '../define';
import { words } from '../text';
import { fileCalls, fileName, ownFile, storeText } from './own-file';

const calls = {
  ...fileCalls,
  changes: call({
    method: 'GET',
    path: '/me/drive/root/delta',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: z.looseObject({
      value: z.array(z.looseObject({ id: z.string() })),
      '@odata.nextLink': z.string().optional(),
      '@odata.deltaLink': z.string().optional(),
    }),
    page: 'https://learn.microsoft.com/graph/api/driveitem-delta',
  }),
};

export const check = defineCheck({
  id: 'files.track-file',
  workload: 'files',
  kind: 'write',
  title: 'A new file is told as a change',
  proves: 'A list of changes that begins before a file is made tells of that file.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { file: ownFile('a text file in the drive’s root folder', fileName) },
  async run(context) {
    const query = { token: 'latest', $select: 'id' };
    const { body: before } = await context.send(calls.changes, { query });
    let link = before['@odata.deltaLink'];
    ok('a list of changes from now on has a link to go on with', link !== undefined);
    const { id } = await storeText(context, fileName(context.marker), words(context.random, 10));
    const told = await context.poll(
      async () => {
        const { body: page } = await context.follow(calls.changes, link ?? '');
        link = page['@odata.nextLink'] ?? page['@odata.deltaLink'];
        ok('a page of changes has a link to go on with', link !== undefined);
        return page.value.some((item) => item.id === id);
      },
      (found) => found,
      { everyMs: 1000, forMs: 60_000 },
    );
    ok('the file is among the changes within a minute', told === true);
  },
});
