import { defineCheck, expect } from '@perennial/checks';
import { list } from '../graph';
import { fixtureList, id, item, items, needs } from './calls';

const listChanges = list(`${items}/delta`, id, { select: false, docs: 'listitem-delta' });

export default defineCheck({
  title: 'A list reports a new item',
  proves: 'The changes of a list since a moment hold an item that was added after it.',
  needs,
  calls: [listChanges],
  creates: [item],
  async run({ graph, eventually }) {
    const at = await fixtureList(graph);
    const latest = await graph.send(listChanges, { at, query: { token: 'latest' } });
    const since = expect.present('the list says from when on to ask', latest['@odata.deltaLink']);
    const made = await graph.create(item, { at });
    await eventually(
      'the new item is reported within a minute',
      () => graph.follow(listChanges, since),
      ({ value }) => value.some((changed) => changed.id === made.id),
      { forMs: 60_000 },
    );
  },
});
