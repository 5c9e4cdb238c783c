import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf, pagesAddUp } from '../paging';

const calls = {
  list: call({
    method: 'GET',
    path: '/me/people',
    delegated: 'People.Read',
    application: 'People.Read.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/user-list-people',
  }),
};

export const check = defineCheck({
  id: 'people.list-people',
  workload: 'people',
  kind: 'read',
  title: 'The pages of relevant people add up',
  proves: 'The people who matter most to the user can be read, page by page and at once alike.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    await pagesAddUp(context, calls.list, { size: 4, query: { $select: 'id' } });
  },
});
