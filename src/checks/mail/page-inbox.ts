import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf, pagesAddUp } from '../paging';

const calls = {
  list: call({
    method: 'GET',
    path: '/me/mailFolders/inbox/messages',
    delegated: 'Mail.ReadBasic',
    application: 'Mail.ReadBasic.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/mailfolder-list-messages',
  }),
};

export const check = defineCheck({
  id: 'mail.page-inbox',
  workload: 'mail',
  kind: 'read',
  title: 'The inbox’s pages add up',
  proves: 'The inbox can be read, and its newest messages are the same page by page and at once.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const query = { $select: 'id', $orderby: 'receivedDateTime desc' };
    await pagesAddUp(context, calls.list, { size: 4, query });
  },
});
