import { defineCheck, pagesAddUp } from '@perennial/checks';
import { list } from '../graph';
import { id } from './calls';

const listChats = list('/me/chats', id);

export default defineCheck({
  title: 'The chats’ pages add up',
  proves:
    'The user’s chats can be listed, and are the same page by page and at once. No message is read.',
  calls: [listChats],
  async run({ graph }) {
    await pagesAddUp(graph, listChats, { size: 4 });
  },
});
