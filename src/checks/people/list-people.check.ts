import { defineCheck, pagesAddUp } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';

const listPeople = list('/me/people', { id: z.string() });

export default defineCheck({
  title: 'The pages of relevant people add up',
  proves: 'The people who matter most to the user can be read, page by page and at once alike.',
  calls: [listPeople],
  async run({ graph }) {
    await pagesAddUp(graph, listPeople, { size: 4 });
  },
});
