import { defineCheck, expect, nothingToCheck } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';

const listInbox = list(
  '/me/mailFolders/inbox/messages',
  { receivedDateTime: z.string() },
  { query: { $orderby: 'receivedDateTime desc' } },
);

export default defineCheck({
  title: 'The inbox comes newest first',
  proves: 'Exchange orders the messages of the inbox by the time they were received.',
  needs: ['two messages in the inbox'],
  calls: [listInbox],
  async run({ graph, random }) {
    const $top = String(random.pick([20, 30, 40]));
    const { value } = await graph.send(listInbox, { query: { $top } });
    if (value.length < 2) nothingToCheck();
    const times = value.map(({ receivedDateTime }) => receivedDateTime);
    expect.newestFirst('the inbox comes newest first', times);
  },
});
