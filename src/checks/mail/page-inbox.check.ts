import { defineCheck, pagesAddUp } from '@perennial/checks';
import { list } from '../graph';
import { id } from './calls';

const listInbox = list('/me/mailFolders/inbox/messages', id, {
  query: { $orderby: 'receivedDateTime desc' },
});

export default defineCheck({
  title: 'The inbox’s pages add up',
  proves: 'The inbox can be read, and its newest messages are the same page by page and at once.',
  calls: [listInbox],
  async run({ graph }) {
    await pagesAddUp(graph, listInbox, { size: 4 });
  },
});
