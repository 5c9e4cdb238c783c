import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf, pagesAddUp } from '../paging';

const calls = {
  list: call({
    method: 'GET',
    path: '/me/chats',
    delegated: 'Chat.ReadBasic',
    application: 'Chat.ReadBasic.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/chat-list',
  }),
};

export const check = defineCheck({
  id: 'teams.list-chats',
  workload: 'teams',
  kind: 'read',
  title: 'The chats’ pages add up',
  proves:
    'The user’s chats can be listed, and are the same page by page and at once. No message is read.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    await pagesAddUp(context, calls.list, { size: 4, query: { $select: 'id' } });
  },
});
