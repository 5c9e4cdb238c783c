import { defineCheck, expect, words } from '@perennial/checks';
import { file } from './calls';
import { asText, download, readContent, storeText } from './content';

export default defineCheck({
  title: 'Part of a file is served by itself',
  proves: 'A range of a file’s bytes, asked for by itself, is that part of what was uploaded.',
  calls: [readContent],
  creates: [file],
  async run(context) {
    const { graph, random } = context;
    const text = words(random, 60);
    const { id } = await storeText(context, text);
    const from = random.int(0, 99);
    const to = from + random.int(0, 99);
    const part = await download(graph, id, { Range: `bytes=${from}-${to}` });
    expect.equal('the answer is a part of the file', part.status, 206);
    expect.equal('it is the part asked for', asText(part.bytes), text.slice(from, to + 1));
  },
});
