import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { words } from '../text';
import { asText, download, downloadCall } from './download';
import { fileCalls, fileName, ownFile, storeText } from './own-file';

const calls = {
  ...fileCalls,
  download: downloadCall,
  versions: call({
    method: 'GET',
    path: '/me/drive/items/{id}/versions',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/driveitem-list-versions',
  }),
};

export const check = defineCheck({
  id: 'files.replace-file',
  workload: 'files',
  kind: 'write',
  title: 'New content makes a new version',
  proves: 'Content that replaces a file’s is served in its place, and the file has both versions.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { file: ownFile('a text file in the drive’s root folder, written twice', fileName) },
  needs: ['version history of document libraries, which is on unless somebody switched it off'],
  async run(context) {
    const name = fileName(context.marker);
    const first = await storeText(context, name, words(context.random, 10));
    const text = words(context.random, 11);
    const second = await storeText(context, name, text);
    equal('the file is the same one', second.id, first.id);
    ok('its cTag says that the content changed', second.cTag !== first.cTag);
    const { bytes } = await download(context, second.id);
    ok('the new content is served', asText(bytes) === text);
    const query = { $select: 'id' };
    const versions = await context.poll(
      async () =>
        (await context.send(calls.versions, { params: { id: second.id }, query })).body.value,
      (listed) => new Set(listed.map(({ id }) => id)).size >= 2,
    );
    ok('both versions are listed within half a minute', versions !== undefined);
  },
});
