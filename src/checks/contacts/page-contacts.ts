import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf, pagesAddUp } from '../paging';

const calls = {
  list: call({
    method: 'GET',
    path: '/me/contacts',
    delegated: 'Contacts.Read',
    application: 'Contacts.Read',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/user-list-contacts',
  }),
};

export const check = defineCheck({
  id: 'contacts.page-contacts',
  workload: 'contacts',
  kind: 'read',
  title: 'The contacts’ pages add up',
  proves: 'The contacts can be read, and are the same page by page and at once.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    await pagesAddUp(context, calls.list, { size: 4, query: { $select: 'id' } });
  },
});
