import { defineCheck, expect, words } from '@perennial/checks';
import * as z from 'zod';
import { get, patch } from '../graph';
import { fixtureList, item, items, needs, titled, withTitle } from './calls';

const readItem = get(
  `${items}/{id}`,
  { ...titled, eTag: z.string() },
  { select: 'id,eTag', query: withTitle },
);
const changeFields = patch(`${items}/{id}/fields`, undefined, { body: ['Title'] });

export default defineCheck({
  title: 'A list item keeps a change',
  proves:
    'An item that was added to a list and then changed is read back as changed, and as a new version.',
  needs,
  calls: [readItem, changeFields],
  creates: [item],
  async run({ graph, marker, random }) {
    const list = await fixtureList(graph);
    const made = await graph.create(item, { at: list });
    const at = { ...list, id: made.id };
    const before = await graph.send(readItem, { at });
    expect.equal('the item has its title', before.fields.Title, marker);
    const title = `${marker} ${words(random, 3)}`;
    await graph.send(changeFields, { at, body: { Title: title } });
    const after = await graph.send(readItem, { at });
    expect.equal('the item has its new title', after.fields.Title, title);
    expect.different('the item is a new version', after.eTag, before.eTag);
  },
});
