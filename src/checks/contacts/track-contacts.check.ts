import { defineCheck, settles } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { id, listContacts } from './calls';

const listChanges = list(
  '/me/contacts/delta',
  { ...id, '@removed': z.unknown().optional() },
  { docs: 'contact-delta' },
);

export default defineCheck({
  title: 'The first round of changes tells of every contact',
  proves: 'Following the changes of the contacts begins with the contacts that there are.',
  calls: [listContacts, listChanges],
  async run({ graph }) {
    await settles('the first round of changes tells of every contact', async () => {
      const { items: contacts, whole } = await graph.collect(listContacts, {
        query: { $top: '100' },
      });
      const { items: changes } = await graph.changes(listChanges);
      // More contacts than are compared: then the two say nothing of each other.
      if (!whole) return undefined;
      const told = new Set(
        changes.filter((change) => change['@removed'] === undefined).map((change) => change.id),
      );
      const missing = contacts.filter((contact) => !told.has(contact.id)).length;
      const invented = contacts.length === 0 ? told.size : 0;
      return missing + invented === 0
        ? undefined
        : { contacts: contacts.length, missing, invented };
    });
  },
});
