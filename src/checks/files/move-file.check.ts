import { defineCheck, described, expect, words } from '@perennial/checks';
import { patch } from '../graph';
import { file, folder, id, idByName, listFolder, newFolder, textName } from './calls';
import { storeText } from './content';

const move = patch('/me/drive/items/{id}', id, { body: ['parentReference'] });

export default defineCheck({
  title: 'A file moves to another folder',
  proves: 'A file that is moved keeps its id, lies in its new folder and no longer in the old one.',
  calls: [move, listFolder],
  creates: [
    folder,
    described(file, 'a text file in the drive’s root folder, moved to that folder'),
  ],
  async run(context) {
    const { graph, marker, random, eventually } = context;
    const parent = await graph.create(folder, { body: newFolder });
    const stored = await storeText(context, words(random, 10));
    const moved = await graph.send(move, {
      at: { id: stored.id },
      body: { parentReference: { id: parent.id } },
    });
    expect.equal('the answer is about the file', moved.id, stored.id);
    await eventually(
      'it is gone from where it was',
      () => idByName(graph, textName(marker)),
      (left) => left === undefined,
    );
    const held = await eventually(
      'the folder holds a file',
      () => graph.all(listFolder, { at: { folder: parent.id }, limit: 10 }),
      ({ length }) => length > 0,
    );
    const ids = held.map((item) => item.id);
    expect.sameSet('the folder holds the file, and nothing else', ids, [stored.id]);
  },
});
