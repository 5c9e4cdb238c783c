import * as z from 'zod';
import { equal, fail, sameSet } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation } from '../define';
import { collect, pageOf } from '../paging';

const calls = {
  create: call({
    method: 'POST',
    path: '/me/mailFolders/inbox/messageRules',
    delegated: 'MailboxSettings.ReadWrite',
    application: 'MailboxSettings.ReadWrite',
    bodyProperties: ['displayName', 'sequence', 'isEnabled', 'conditions', 'actions'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/mailfolder-post-messagerules',
  }),
  list: call({
    method: 'GET',
    path: '/me/mailFolders/inbox/messageRules',
    delegated: 'MailboxSettings.Read',
    application: 'MailboxSettings.Read',
    response: pageOf(z.looseObject({ id: z.string(), displayName: z.string().nullish() })),
    page: 'https://learn.microsoft.com/graph/api/mailfolder-list-messagerules',
  }),
  read: call({
    method: 'GET',
    path: '/me/mailFolders/inbox/messageRules/{id}',
    delegated: 'MailboxSettings.Read',
    application: 'MailboxSettings.Read',
    response: z.looseObject({
      displayName: z.string(),
      isEnabled: z.boolean(),
      conditions: z.looseObject({ subjectContains: z.array(z.string()) }),
    }),
    page: 'https://learn.microsoft.com/graph/api/messagerule-get',
  }),
  remove: call({
    method: 'DELETE',
    path: '/me/mailFolders/inbox/messageRules/{id}',
    delegated: 'MailboxSettings.ReadWrite',
    application: 'MailboxSettings.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/messagerule-delete',
  }),
};

const rule: Creation = {
  what: 'a rule of the inbox, switched off',
  removal: 'deleted for good',
  async find(context, marker) {
    const { items } = await collect(context, calls.list, {}, 1000);
    return items.filter(({ displayName }) => displayName === marker).map(({ id }) => id);
  },
  async remove(context, id) {
    await context.send(calls.remove, { params: { id } });
  },
};

export const check = defineCheck({
  id: 'mailbox-settings.add-rule',
  workload: 'mailbox-settings',
  kind: 'write',
  title: 'A rule of the inbox is kept as made',
  proves: 'A rule that was made, switched off, is listed and read back with its condition.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: { rule },
  async run(context) {
    const { marker } = context;
    const { body: made } = await context.send(calls.create, {
      body: {
        displayName: marker,
        sequence: 1,
        isEnabled: false,
        conditions: { subjectContains: [marker] },
        actions: { stopProcessingRules: true },
      },
    });
    context.created('rule', made.id);
    const { body: read } = await context.send(calls.read, { params: { id: made.id } });
    equal('the rule has its name', read.displayName, marker);
    equal('it is switched off', read.isEnabled, false);
    if (!read.conditions.subjectContains.includes(marker)) fail('the rule has its condition');
    sameSet('one rule is listed under the name', await rule.find(context, marker), [made.id]);
  },
});
