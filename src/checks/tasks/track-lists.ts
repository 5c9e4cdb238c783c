import * as z from 'zod';
import { changesOf, latest } from '../changes';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';

const calls = {
  lists: call({
    method: 'GET',
    path: '/me/todo/lists',
    delegated: 'Tasks.Read',
    application: 'Tasks.Read.All',
    response: pageOf(
      z.looseObject({ id: z.string(), isOwner: z.boolean(), wellknownListName: z.string() }),
    ),
    page: 'https://learn.microsoft.com/graph/api/todo-list-lists',
  }),
  changes: call({
    method: 'GET',
    path: '/me/todo/lists/delta',
    delegated: 'Tasks.ReadWrite',
    application: 'Tasks.Read.All',
    response: changesOf(z.looseObject({ id: z.string(), '@removed': z.unknown().optional() })),
    page: 'https://learn.microsoft.com/graph/api/todotasklist-delta',
  }),
};

/** More lists than people keep; beyond it the two say nothing of each other. */
const LIMIT = 1000;

export const check = defineCheck({
  id: 'tasks.track-lists',
  workload: 'tasks',
  kind: 'read',
  title: 'The first round of changes tells of every list',
  proves: 'Following the changes of the task lists begins with the user’s own lists, all of them.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    await settles('the first round of changes tells of every list', async () => {
      const { items: lists, whole } = await collect(context, calls.lists, {}, LIMIT);
      const { body: first } = await context.send(calls.changes);
      const { items: changes } = await latest(context, calls.changes, first);
      if (!whole) return undefined;
      const told = new Set(
        changes.filter((change) => change['@removed'] === undefined).map(({ id }) => id),
      );
      // Flagged mail is a list of its own kind, and a shared one is somebody else’s to change.
      const own = lists.filter(
        ({ isOwner, wellknownListName }) => isOwner && wellknownListName !== 'flaggedEmails',
      );
      const missing = own.filter(({ id }) => !told.has(id)).length;
      return missing === 0 ? undefined : { lists: own.length, missing };
    });
  },
});
