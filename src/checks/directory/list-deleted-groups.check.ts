import { defineCheck, expect, nothingToCheck } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { id } from './calls';

const listDeleted = list(
  '/directory/deletedItems/microsoft.graph.group',
  { ...id, deletedDateTime: z.iso.datetime() },
  { query: { $top: '20' } },
);

/** Clocks differ a little. */
const SKEW_MS = 10 * 60_000;

export default defineCheck({
  title: 'Deleted groups say since when',
  proves: 'Each deleted group that can be restored is listed once, with a time that has passed.',
  calls: [listDeleted],
  needs: [
    'a Microsoft 365 group that was deleted in the last 30 days',
    'when signed in, a directory role that may read deleted groups (Groups Administrator, for one)',
  ],
  async run({ graph, now }) {
    const groups = await graph.all(listDeleted, { limit: 20 });
    if (groups.length === 0) nothingToCheck();
    const latest = now() + SKEW_MS;
    const future = groups.filter(({ deletedDateTime }) => Date.parse(deletedDateTime) > latest);
    expect.equal('no group is deleted later than now', future.length, 0);
    const ids = new Set(groups.map((group) => group.id));
    expect.equal('no group is listed twice', ids.size, groups.length);
  },
});
