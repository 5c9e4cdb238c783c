import { defineCheck, pagesAddUp } from '@perennial/checks';
import { listPages } from './calls';
import { someSection, someSectionCalls } from './some-section';

export default defineCheck({
  title: 'The pages of a section add up',
  proves: 'A notebook section’s pages, a few at a time, are those that it lists at once.',
  needs: ['a page in one of the user’s own notebooks'],
  calls: someSectionCalls,
  async run(context) {
    const at = { section: await someSection(context) };
    const query = { $orderby: 'createdDateTime' };
    await pagesAddUp(context.graph, listPages, { size: 3, at, query });
  },
});
