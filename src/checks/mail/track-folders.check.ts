import { defineCheck, expect } from '@perennial/checks';
import { list } from '../graph';
import { id, readWellKnown, WELL_KNOWN } from './calls';

const listChanges = list('/me/mailFolders/delta', id);

export default defineCheck({
  title: 'The first round of changes tells of the well-known folders',
  proves: 'Following the changes of the mail folders begins with the folders that there are.',
  calls: [readWellKnown, listChanges],
  async run({ graph, random }) {
    const name = random.pick(WELL_KNOWN);
    const known = await graph.send(readWellKnown, { at: { name } });
    const { items } = await graph.changes(listChanges);
    const told = items.map((folder) => folder.id);
    expect.among(`the first round of changes tells of ${name}`, known.id, told);
  },
});
