import { defineCheck, described, expect, words } from '@perennial/checks';
import * as z from 'zod';
import { patch } from '../graph';
import { file, id, idByName, secondName, textName } from './calls';
import { storeText } from './content';

const rename = patch(
  '/me/drive/items/{id}',
  { ...id, name: z.string() },
  { body: ['name'], docs: 'driveitem-update' },
);

export default defineCheck({
  title: 'A renamed file answers to its new name only',
  proves: 'A file keeps its id under another name, and nothing is left under the old one.',
  calls: [rename],
  creates: [described(file, 'a text file in the drive’s root folder, renamed once')],
  async run(context) {
    const { graph, marker, random, eventually } = context;
    const stored = await storeText(context, words(random, 10));
    const name = secondName(marker);
    const renamed = await graph.send(rename, { at: { id: stored.id }, body: { name } });
    expect.equal('the answer is about the file', renamed.id, stored.id);
    expect.equal('the file has its new name', renamed.name, name);
    await eventually(
      'nothing has the old name',
      () => idByName(graph, textName(marker)),
      (left) => left === undefined,
    );
    await eventually(
      'the new name leads to the file',
      () => idByName(graph, name),
      (found) => found === stored.id,
    );
  },
});
