import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';
import { nothingToCheck } from '../reread';

const calls = {
  list: call({
    method: 'GET',
    path: '/directory/deletedItems/microsoft.graph.group',
    delegated: 'Group.Read.All',
    application: 'Group.Read.All',
    response: pageOf(z.looseObject({ id: z.string(), deletedDateTime: z.iso.datetime() })),
    page: 'https://learn.microsoft.com/graph/api/directory-deleteditems-list',
  }),
};

/** Clocks differ a little. */
const SKEW_MS = 10 * 60_000;

export const check = defineCheck({
  id: 'directory.list-deleted-groups',
  workload: 'directory',
  kind: 'read',
  title: 'Deleted groups say since when',
  proves: 'Each deleted group that can be restored is listed once, with a time that has passed.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: [
    'a Microsoft 365 group that was deleted in the last 30 days',
    'when signed in, a directory role that may read deleted groups (Groups Administrator, for one)',
  ],
  async run(context) {
    const query = { $select: 'id,deletedDateTime', $top: '20' };
    const { items } = await collect(context, calls.list, { query }, 20);
    if (items.length === 0) nothingToCheck();
    const latest = context.now() + SKEW_MS;
    const future = items.filter(({ deletedDateTime }) => Date.parse(deletedDateTime) > latest);
    equal('no group is deleted later than now', future.length, 0);
    equal('no group is listed twice', new Set(items.map(({ id }) => id)).size, items.length);
  },
});
