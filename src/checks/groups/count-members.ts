import * as z from 'zod';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';
import { nothingToCheck } from '../reread';
import { groupsCall } from './group';

const named = z.looseObject({ id: z.string() });

const calls = {
  groups: groupsCall(pageOf(named)),
  // Only people: the list leaves service principals out, and the count may not.
  members: call({
    method: 'GET',
    path: '/groups/{group}/members/microsoft.graph.user',
    delegated: 'GroupMember.Read.All',
    application: 'GroupMember.Read.All',
    response: z.looseObject({ ...pageOf(named).shape, '@odata.count': z.number() }),
    page: 'https://learn.microsoft.com/graph/api/group-list-members',
  }),
};

/** The most a page holds: in a larger group the count is only a bound. */
const MOST = 999;

export const check = defineCheck({
  id: 'groups.count-members',
  workload: 'groups',
  kind: 'read',
  title: 'A group has as many members as are counted',
  proves: 'Of a few groups, each lists as many people as the directory counts in it.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const { random } = context;
    const list = { query: { $select: 'id', $top: '50' } };
    const query = { $select: 'id', $count: 'true', $top: String(MOST) };
    const headers = { ConsistencyLevel: 'eventual' };
    await settles('groups list as many people as are counted', async () => {
      const { items: groups } = await collect(context, calls.groups, list, 50);
      if (groups.length === 0) nothingToCheck();
      for (let looks = 3; looks > 0; looks -= 1) {
        const params = { group: random.pick(groups).id };
        const { body: page } = await context.send(calls.members, { params, query, headers });
        const { '@odata.count': counted, '@odata.nextLink': more } = page;
        const listed = page.value.length;
        const fits = more === undefined ? counted === listed : counted > listed;
        if (!fits) return { counted, listed };
      }
      return undefined;
    });
  },
});
