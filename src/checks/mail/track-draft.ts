import * as z from 'zod';
import { equal } from '../assert';
import { changesOf, latest } from '../changes';
import { call, defineCheck } from '../define';
import { folderCalls, folderCreation, makeFolder } from './folder';

const calls = {
  ...folderCalls,
  addDraft: call({
    method: 'POST',
    path: '/me/mailFolders/{id}/messages',
    delegated: 'Mail.ReadWrite',
    application: 'Mail.ReadWrite',
    bodyProperties: ['subject'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/mailfolder-post-messages',
  }),
  changes: call({
    method: 'GET',
    path: '/me/mailFolders/{id}/messages/delta',
    delegated: 'Mail.ReadBasic',
    application: 'Mail.ReadBasic.All',
    response: changesOf(z.looseObject({ id: z.string(), subject: z.string().nullish() })),
    page: 'https://learn.microsoft.com/graph/api/message-delta',
  }),
};

export const check = defineCheck({
  id: 'mail.track-draft',
  workload: 'mail',
  kind: 'write',
  title: 'A new draft is told of as a change',
  proves:
    'Following the changes of a new folder tells of nothing first, and then of its one draft.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { folder: folderCreation('a mail folder with one draft in it') },
  async run(context) {
    const id = await makeFolder(context);
    const { body: first } = await context.send(calls.changes, {
      params: { id },
      query: { $select: 'id,subject' },
    });
    const before = await latest(context, calls.changes, first);
    equal('a new folder has no changes to tell of', before.items.length, 0);
    const { body: draft } = await context.send(calls.addDraft, {
      params: { id },
      body: { subject: context.marker },
    });
    const next = async () => {
      const { body: page } = await context.follow(calls.changes, before.link);
      const { items } = await latest(context, calls.changes, page);
      return items.find((item) => item.id === draft.id);
    };
    const told = await context.poll(next, (change) => change !== undefined, {
      everyMs: 2000,
      forMs: 30_000,
    });
    equal('the new draft is told of, with its subject', told?.subject, context.marker);
  },
});
