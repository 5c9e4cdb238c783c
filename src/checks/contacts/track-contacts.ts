import * as z from 'zod';
import { changesOf, latest } from '../changes';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';

const item = z.looseObject({ id: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/me/contacts',
    delegated: 'Contacts.Read',
    application: 'Contacts.Read',
    response: pageOf(item),
    page: 'https://learn.microsoft.com/graph/api/user-list-contacts',
  }),
  changes: call({
    method: 'GET',
    path: '/me/contacts/delta',
    delegated: 'Contacts.Read',
    application: 'Contacts.Read',
    response: changesOf(z.looseObject({ id: z.string(), '@removed': z.unknown().optional() })),
    page: 'https://learn.microsoft.com/graph/api/contact-delta',
  }),
};

/** More contacts than are compared; beyond it the two say nothing of each other. */
const LIMIT = 1000;

export const check = defineCheck({
  id: 'contacts.track-contacts',
  workload: 'contacts',
  kind: 'read',
  title: 'The first round of changes tells of every contact',
  proves: 'Following the changes of the contacts begins with the contacts that there are.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const query = { $select: 'id' };
    await settles('the first round of changes tells of every contact', async () => {
      const { items: contacts, whole } = await collect(
        context,
        calls.list,
        { query: { ...query, $top: '100' } },
        LIMIT,
      );
      const { body: first } = await context.send(calls.changes, { query });
      const { items: changes } = await latest(context, calls.changes, first);
      if (!whole) return undefined;
      const told = new Set(
        changes.filter((change) => change['@removed'] === undefined).map(({ id }) => id),
      );
      const missing = contacts.filter(({ id }) => !told.has(id)).length;
      return missing === 0 ? undefined : { contacts: contacts.length, missing };
    });
  },
});
