import * as z from 'zod';
import { call, defineCheck } from '../define';
import { newestFirst } from '../order';
import { pageOf } from '../paging';
import { nothingToCheck } from '../reread';

const calls = {
  list: call({
    method: 'GET',
    path: '/me/mailFolders/inbox/messages',
    delegated: 'Mail.ReadBasic',
    application: 'Mail.ReadBasic.All',
    response: pageOf(z.looseObject({ receivedDateTime: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/mailfolder-list-messages',
  }),
};

export const check = defineCheck({
  id: 'mail.sort-inbox',
  workload: 'mail',
  kind: 'read',
  title: 'The inbox comes newest first',
  proves: 'Exchange orders the messages of the inbox by the time they were received.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['two messages in the inbox'],
  async run(context) {
    const query = {
      $select: 'receivedDateTime',
      $orderby: 'receivedDateTime desc',
      $top: String(context.random.pick([20, 30, 40])),
    };
    const { body: page } = await context.send(calls.list, { query });
    if (page.value.length < 2) nothingToCheck();
    newestFirst(
      'the inbox comes newest first',
      page.value.map(({ receivedDateTime }) => receivedDateTime),
    );
  },
});
