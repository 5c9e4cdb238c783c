import { defineCheck, words } from '@perennial/checks';
import { list } from '../graph';
import { change, file } from './calls';
import { storeText } from './content';

const listChanges = list('/me/drive/root/delta', change);

export default defineCheck({
  title: 'A new file is told as a change',
  proves: 'A list of changes that begins before a file is made tells of that file.',
  calls: [listChanges],
  creates: [file],
  async run(context) {
    const { graph, random, eventually } = context;
    let { link } = await graph.changes(listChanges, { query: { token: 'latest' } });
    const stored = await storeText(context, words(random, 10));
    await eventually(
      'the file is among the changes',
      async () => {
        const round = await graph.changes(listChanges, link);
        ({ link } = round);
        return round.items.some((item) => item.id === stored.id && !item.deleted);
      },
      (told) => told,
      { forMs: 60_000 },
    );
  },
});
