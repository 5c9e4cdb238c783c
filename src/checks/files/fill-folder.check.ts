import { defineCheck, described, expect, words } from '@perennial/checks';
import { put } from '../graph';
import { folder, id, listFolder, newFolder } from './calls';
import { PLAIN_TEXT } from './content';

const uploadInto = put('/me/drive/items/{folder}:/{name}:/content', id);

export default defineCheck({
  title: 'A folder lists what is put in it',
  proves: 'A new folder lists the files that were put in it, and nothing else, page by page.',
  calls: [uploadInto, listFolder],
  creates: [
    described(folder, 'a folder with up to three small text files, in the drive’s root folder'),
  ],
  async run({ graph, random, eventually }) {
    const at = { folder: (await graph.create(folder, { body: newFolder })).id };
    const texts = Array.from({ length: random.int(2, 3) }, () => words(random, 20));
    const sent: string[] = [];
    for (const [index, body] of texts.entries()) {
      const place = { ...at, name: `${index + 1}.txt` };
      const stored = await graph.send(uploadInto, { at: place, headers: PLAIN_TEXT, body });
      sent.push(stored.id);
    }
    const items = await eventually(
      'the folder lists as many files as were put in it',
      () => graph.all(listFolder, { at, query: { $top: '2' }, limit: 10 }),
      ({ length }) => length >= sent.length,
    );
    const listed = items.map((item) => item.id);
    expect.sameSet('the folder lists the files put in it', listed, sent);
    for (const { name, size } of items) {
      const text = texts[Number.parseInt(name, 10) - 1];
      expect.equal('a file has its size', size, text?.length);
    }
  },
});
