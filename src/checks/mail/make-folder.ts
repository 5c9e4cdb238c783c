import * as z from 'zod';
import { equal, sameSet } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation } from '../define';
import { collect, pageOf } from '../paging';
import { literal } from '../path';

const folder = z.looseObject({ id: z.string(), displayName: z.string() });

const calls = {
  create: call({
    method: 'POST',
    path: '/me/mailFolders',
    delegated: 'Mail.ReadWrite',
    application: 'Mail.ReadWrite',
    bodyProperties: ['displayName'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/user-post-mailfolders',
  }),
  list: call({
    method: 'GET',
    path: '/me/mailFolders',
    delegated: 'Mail.ReadBasic',
    application: 'Mail.ReadBasic.All',
    response: pageOf(folder),
    page: 'https://learn.microsoft.com/graph/api/user-list-mailfolders',
  }),
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
  content: call({
    method: 'GET',
    path: '/me/mailFolders/{id}/messages',
    delegated: 'Mail.ReadBasic',
    application: 'Mail.ReadBasic.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/mailfolder-list-messages',
  }),
  purge: call({
    method: 'POST',
    path: '/me/mailFolders/{id}/permanentDelete',
    delegated: 'Mail.ReadWrite',
    application: 'Mail.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/mailfolder-permanentdelete',
  }),
};

const creation: Creation = {
  what: 'a mail folder with one draft in it',
  removal: 'permanently deleted, with what is in it',
  async find(context, marker) {
    const query = { $filter: `displayName eq ${literal(marker)}`, $select: 'id,displayName' };
    const { items } = await collect(context, calls.list, { query }, 50);
    return items.filter(({ displayName }) => displayName === marker).map(({ id }) => id);
  },
  async remove(context, id) {
    await context.send(calls.purge, { params: { id } });
  },
};

export const check = defineCheck({
  id: 'mail.make-folder',
  workload: 'mail',
  kind: 'write',
  title: 'A mail folder holds what is put in it',
  proves: 'A new folder is listed, and lists the one message that was put in it.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { folder: creation },
  async run(context) {
    const { marker } = context;
    const { body: made } = await context.send(calls.create, { body: { displayName: marker } });
    context.created('folder', made.id);
    const { body: draft } = await context.send(calls.addDraft, {
      params: { id: made.id },
      body: { subject: marker },
    });
    const ids = async () => {
      const { body: page } = await context.send(calls.content, {
        params: { id: made.id },
        query: { $select: 'id' },
      });
      return page.value.map(({ id }) => id);
    };
    const content = await context.poll(ids, (found) => found.length > 0, {
      everyMs: 1000,
      forMs: 15_000,
    });
    sameSet('the folder lists the message put in it', content ?? [], [draft.id]);
    const listed = await creation.find(context, marker);
    equal('one folder has the name', listed.length, 1);
    equal('the folder listed is the one made', listed[0], made.id);
  },
});
