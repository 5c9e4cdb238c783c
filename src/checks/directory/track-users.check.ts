import { defineCheck, expect, literal } from '@perennial/checks';
import { get, list } from '../graph';
import { id } from './calls';

const readSelf = get('/me', id);
const listChanges = list('/users/delta', id);

export default defineCheck({
  title: 'A delta query holds the user, and goes on',
  proves:
    'A delta query narrowed to the user gives that user and nobody else, and ends in a link that can be followed.',
  calls: [readSelf, listChanges],
  async run({ graph }) {
    const self = await graph.send(readSelf);
    const { items, link } = await graph.changes(listChanges, {
      query: { $filter: `id eq ${literal(self.id)}` },
    });
    const ids = items.map((user) => user.id);
    expect.sameSet('the user is given, and nobody else', ids, [self.id]);
    const next = await graph.changes(listChanges, link);
    const others = next.items.filter((user) => user.id !== self.id).length;
    expect.equal('nobody else is given later', others, 0);
  },
});
