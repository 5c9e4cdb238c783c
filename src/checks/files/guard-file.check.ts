import { defineCheck, described, expect, isRefusedWith, words } from '@perennial/checks';
import { patch } from '../graph';
import { file, id, idByName, secondName, textName } from './calls';
import { storeText } from './content';

const update = patch('/me/drive/items/{id}', id, { body: ['name'], docs: 'driveitem-update' });

const PRECONDITION_FAILED = 412;

export default defineCheck({
  title: 'A change that comes too late is refused',
  proves:
    'A change to a file under an eTag that is no longer its own is refused and changes nothing.',
  calls: [update],
  creates: [described(file, 'a text file in the drive’s root folder, written twice')],
  async run(context) {
    const { graph, marker, random } = context;
    const first = await storeText(context, words(random, 10));
    const second = await storeText(context, words(random, 11));
    expect.different('another content gives another eTag', second.eTag, first.eTag);
    const refused = await isRefusedWith(PRECONDITION_FAILED, () =>
      graph.send(update, {
        at: { id: first.id },
        headers: { 'If-Match': first.eTag },
        body: { name: secondName(marker) },
      }),
    );
    expect.holds('a change under the old eTag is refused', refused);
    const found = await idByName(graph, textName(marker));
    expect.equal('the file has its name still', found, first.id);
  },
});
