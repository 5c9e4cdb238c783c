import { defineCheck, pagesAddUp } from '@perennial/checks';
import { listContacts } from './calls';

export default defineCheck({
  title: 'The contacts’ pages add up',
  proves: 'The contacts can be read, and are the same page by page and at once.',
  calls: [listContacts],
  async run({ graph }) {
    await pagesAddUp(graph, listContacts, { size: 4 });
  },
});
