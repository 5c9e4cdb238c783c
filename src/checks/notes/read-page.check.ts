import { defineCheck, readsAlike } from '@perennial/checks';
import { get } from '../graph';
import { created, listPages } from './calls';
import { someSection, someSectionCalls } from './some-section';

const readPage = get('/me/onenote/pages/{id}', created);

export default defineCheck({
  title: 'A page is the same by itself as in its section',
  proves: 'A page that its section lists was made at the same time when it is read by its own id.',
  needs: ['a page in one of the user’s own notebooks'],
  calls: [...someSectionCalls, readPage],
  async run(context) {
    await readsAlike(context, {
      thing: 'a page',
      list: listPages,
      get: readPage,
      same: ['createdDateTime'],
      at: { section: await someSection(context) },
    });
  },
});
