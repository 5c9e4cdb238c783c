import { defineCheck, expect } from '@perennial/checks';
import { list } from '../graph';
import { id, readWellKnown, WELL_KNOWN } from './calls';

const listFolders = list('/me/mailFolders', id, { query: { $top: '100' } });

export default defineCheck({
  title: 'A well-known folder is among the mailbox’s folders',
  proves: 'A folder asked for by its well-known name is one of those the mailbox lists.',
  calls: [readWellKnown, listFolders],
  async run({ graph, random }) {
    const name = random.pick(WELL_KNOWN);
    const known = await graph.send(readWellKnown, { at: { name } });
    const listed = (await graph.all(listFolders)).map((folder) => folder.id);
    expect.among(`${name} is among the mailbox’s folders`, known.id, listed);
  },
});
