import { defineCheck } from '../define';
import { pagesAddUp } from '../paging';
import { someSection, someSectionCalls } from './some-section';

export const check = defineCheck({
  id: 'notes.page-pages',
  workload: 'notes',
  kind: 'read',
  title: 'The pages of a section add up',
  proves: 'A notebook section’s pages, a few at a time, are those that it lists at once.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls: someSectionCalls,
  needs: ['a page in one of the user’s own notebooks'],
  async run(context) {
    const params = { section: await someSection(context) };
    const query = { $select: 'id,createdDateTime', $orderby: 'createdDateTime' };
    await pagesAddUp(context, someSectionCalls.pages, { size: 3, params, query });
  },
});
