import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf, pagesAddUp } from '../paging';

const calls = {
  list: call({
    method: 'GET',
    path: '/users',
    delegated: 'User.ReadBasic.All',
    application: 'User.ReadBasic.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/user-list',
  }),
};

export const check = defineCheck({
  id: 'directory.page-users',
  workload: 'directory',
  kind: 'read',
  title: 'The users’ pages add up',
  proves: 'The directory’s users can be listed, and are the same page by page and at once.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    await pagesAddUp(context, calls.list, { size: 4, query: { $select: 'id' } });
  },
});
