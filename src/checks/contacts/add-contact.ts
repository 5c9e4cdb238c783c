import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation } from '../define';
import { collect, pageOf } from '../paging';
import { literal } from '../path';
import { words } from '../text';

const calls = {
  create: call({
    method: 'POST',
    path: '/me/contacts',
    delegated: 'Contacts.ReadWrite',
    application: 'Contacts.ReadWrite',
    bodyProperties: ['displayName', 'givenName', 'jobTitle'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/user-post-contacts',
  }),
  update: call({
    method: 'PATCH',
    path: '/me/contacts/{id}',
    delegated: 'Contacts.ReadWrite',
    application: 'Contacts.ReadWrite',
    bodyProperties: ['jobTitle'],
    page: 'https://learn.microsoft.com/graph/api/contact-update',
  }),
  read: call({
    method: 'GET',
    path: '/me/contacts/{id}',
    delegated: 'Contacts.Read',
    application: 'Contacts.Read',
    response: z.looseObject({
      displayName: z.string(),
      givenName: z.string(),
      jobTitle: z.string(),
    }),
    page: 'https://learn.microsoft.com/graph/api/contact-get',
  }),
  byName: call({
    method: 'GET',
    path: '/me/contacts',
    delegated: 'Contacts.Read',
    application: 'Contacts.Read',
    response: pageOf(z.looseObject({ id: z.string(), displayName: z.string().nullable() })),
    page: 'https://learn.microsoft.com/graph/api/user-list-contacts',
  }),
  purge: call({
    method: 'POST',
    path: '/me/contacts/{id}/permanentDelete',
    delegated: 'Contacts.ReadWrite',
    application: 'Contacts.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/contact-permanentdelete',
  }),
};

const contact: Creation = {
  what: 'a contact without an address',
  removal: 'permanently deleted (kept by Exchange in Purges until its retention period ends)',
  async find(context, marker) {
    const query = { $filter: `displayName eq ${literal(marker)}`, $select: 'id,displayName' };
    const { items } = await collect(context, calls.byName, { query }, 50);
    return items.filter(({ displayName }) => displayName === marker).map(({ id }) => id);
  },
  async remove(context, id) {
    await context.send(calls.purge, { params: { id } });
  },
};

export const check = defineCheck({
  id: 'contacts.add-contact',
  workload: 'contacts',
  kind: 'write',
  title: 'A contact keeps a change',
  proves:
    'A contact that was added and then changed is read back with the change, and else as it was.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: { contact },
  async run(context) {
    const { marker, random } = context;
    const givenName = words(random, 1);
    const [before, after] = [words(random, 2), words(random, 3)];
    const { body: created } = await context.send(calls.create, {
      body: { displayName: marker, givenName, jobTitle: before },
    });
    context.created('contact', created.id);
    const params = { id: created.id };
    await context.send(calls.update, { params, body: { jobTitle: after } });
    const { body: read } = await context.send(calls.read, {
      params,
      query: { $select: 'displayName,givenName,jobTitle' },
    });
    equal('the contact has its name', read.displayName, marker);
    equal('it has its given name', read.givenName, givenName);
    equal('it has its new job title', read.jobTitle, after);
  },
});
