import * as z from 'zod';
import { call, defineCheck } from '../define';
import { readsAlike } from '../reread';
import { someSection, someSectionCalls } from './some-section';

const calls = {
  ...someSectionCalls,
  read: call({
    method: 'GET',
    path: '/me/onenote/pages/{id}',
    delegated: 'Notes.Read',
    response: z.looseObject({
      id: z.string(),
      createdDateTime: z.iso.datetime({ offset: true }),
    }),
    page: 'https://learn.microsoft.com/graph/api/page-get',
  }),
};

const query = { $select: 'id,createdDateTime' };

export const check = defineCheck({
  id: 'notes.read-page',
  workload: 'notes',
  kind: 'read',
  title: 'A page is the same by itself as in its section',
  proves: 'A page that its section lists was made at the same time when it is read by its own id.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls,
  needs: ['a page in one of the user’s own notebooks'],
  async run(context) {
    const params = { section: await someSection(context) };
    await readsAlike('a page is the same by itself as in its section', {
      random: context.random,
      list: async () => (await context.send(calls.pages, { params, query })).body.value,
      read: async (id) => (await context.send(calls.read, { params: { id }, query })).body,
      properties: ['createdDateTime'],
    });
  },
});
