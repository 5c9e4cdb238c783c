import { defineCheck, settles } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { id, WHOLE } from './calls';

const listLists = list(
  '/me/todo/lists',
  { ...id, isOwner: z.boolean(), wellknownListName: z.string() },
  WHOLE,
);
const listChanges = list(
  '/me/todo/lists/delta',
  { ...id, '@removed': z.unknown().optional() },
  WHOLE,
);

export default defineCheck({
  title: 'The first round of changes tells of every list',
  proves: 'Following the changes of the task lists begins with the user’s own lists, all of them.',
  calls: [listLists, listChanges],
  async run({ graph }) {
    await settles('the first round of changes tells of every list', async () => {
      const { items: lists, whole } = await graph.collect(listLists);
      const { items: changes } = await graph.changes(listChanges);
      // More lists than are compared: then the two say nothing of each other.
      if (!whole) return undefined;
      const told = new Set(
        changes.filter((change) => change['@removed'] === undefined).map((change) => change.id),
      );
      // Flagged mail is a list of its own kind, and a shared one is somebody else’s to change.
      const own = lists.filter(
        ({ isOwner, wellknownListName }) => isOwner && wellknownListName !== 'flaggedEmails',
      );
      const missing = own.filter((one) => !told.has(one.id)).length;
      // Every user has one by default.
      const hasDefault = own.some(({ wellknownListName }) => wellknownListName === 'defaultList');
      return missing === 0 && hasDefault ? undefined : { lists: own.length, missing, hasDefault };
    });
  },
});
