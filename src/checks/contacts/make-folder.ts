import * as z from 'zod';
import { equal, sameSet } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation } from '../define';
import { collect, pageOf } from '../paging';
import { words } from '../text';

const calls = {
  create: call({
    method: 'POST',
    path: '/me/contactFolders',
    delegated: 'Contacts.ReadWrite',
    application: 'Contacts.ReadWrite',
    bodyProperties: ['displayName'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/user-post-contactfolders',
  }),
  list: call({
    method: 'GET',
    path: '/me/contactFolders',
    delegated: 'Contacts.Read',
    application: 'Contacts.Read',
    response: pageOf(z.looseObject({ id: z.string(), displayName: z.string().nullish() })),
    page: 'https://learn.microsoft.com/graph/api/user-list-contactfolders',
  }),
  add: call({
    method: 'POST',
    path: '/me/contactFolders/{id}/contacts',
    delegated: 'Contacts.ReadWrite',
    application: 'Contacts.ReadWrite',
    bodyProperties: ['displayName', 'givenName'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/contactfolder-post-contacts',
  }),
  content: call({
    method: 'GET',
    path: '/me/contactFolders/{id}/contacts',
    delegated: 'Contacts.Read',
    application: 'Contacts.Read',
    response: pageOf(z.looseObject({ id: z.string(), givenName: z.string().nullish() })),
    page: 'https://learn.microsoft.com/graph/api/contactfolder-list-contacts',
  }),
  purge: call({
    method: 'POST',
    path: '/me/contactFolders/{id}/permanentDelete',
    delegated: 'Contacts.ReadWrite',
    application: 'Contacts.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/contactfolder-permanentdelete',
  }),
};

const folder: Creation = {
  what: 'a contact folder with one contact in it',
  removal: 'permanently deleted, with what is in it',
  async find(context, marker) {
    const query = { $select: 'id,displayName', $top: '100' };
    const { items } = await collect(context, calls.list, { query }, 1000);
    return items.filter(({ displayName }) => displayName === marker).map(({ id }) => id);
  },
  async remove(context, id) {
    await context.send(calls.purge, { params: { id } });
  },
};

export const check = defineCheck({
  id: 'contacts.make-folder',
  workload: 'contacts',
  kind: 'write',
  title: 'A contact folder holds the contact put in it',
  proves: 'A new contact folder is listed under its name, and lists its one contact as added.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { folder },
  async run(context) {
    const { marker } = context;
    const { body: made } = await context.send(calls.create, { body: { displayName: marker } });
    context.created('folder', made.id);
    const params = { id: made.id };
    const givenName = words(context.random, 2);
    const { body: added } = await context.send(calls.add, {
      params,
      body: { displayName: marker, givenName },
    });
    const bound = { everyMs: 1000, forMs: 15_000 };
    const query = { $select: 'id,givenName' };
    const contacts = await context.poll(
      async () => (await context.send(calls.content, { params, query })).body.value,
      ({ length }) => length > 0,
      bound,
    );
    equal('the folder lists one contact', contacts?.length ?? 0, 1);
    equal('it is the one put in it', contacts?.[0]?.id, added.id);
    equal('it has its given name', contacts?.[0]?.givenName, givenName);
    const named = await context.poll(
      () => folder.find(context, marker),
      (ids) => ids.includes(made.id),
      bound,
    );
    sameSet('the folder is listed under its name', named ?? [], [made.id]);
  },
});
