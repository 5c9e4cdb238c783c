import { defineCheck, pagesAddUp } from '@perennial/checks';
import { list } from '../graph';
import { id } from './calls';

const listUsers = list('/users', id);

export default defineCheck({
  title: 'The users’ pages add up',
  proves: 'The directory’s users can be listed, and are the same page by page and at once.',
  calls: [listUsers],
  async run({ graph }) {
    await pagesAddUp(graph, listUsers, { size: 4 });
  },
});
