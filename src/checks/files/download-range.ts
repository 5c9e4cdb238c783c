import { equal } from '../assert';
import { defineCheck } from '../define';
import { words } from '../text';
import { asText, download, downloadCall } from './download';
import { fileCalls, fileName, ownFile, storeText } from './own-file';

const calls = { ...fileCalls, download: downloadCall };

export const check = defineCheck({
  id: 'files.download-range',
  workload: 'files',
  kind: 'write',
  title: 'Part of a file is served by itself',
  proves: 'A range of a file’s bytes, asked for by itself, is that part of what was uploaded.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: { file: ownFile('a text file in the drive’s root folder', fileName) },
  async run(context) {
    const text = words(context.random, 60);
    const { id } = await storeText(context, fileName(context.marker), text);
    const from = context.random.int(0, 99);
    const to = from + context.random.int(0, 99);
    const part = await download(context, id, `bytes=${from}-${to}`);
    equal('the answer is a part of the file', part.status, 206);
    equal('it is the part that was asked for', asText(part.bytes), text.slice(from, to + 1));
  },
});
