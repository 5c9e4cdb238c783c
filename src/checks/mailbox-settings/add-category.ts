import * as z from 'zod';
import { equal, sameSet } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation } from '../define';
import { collect, pageOf } from '../paging';

const category = z.looseObject({ id: z.string(), displayName: z.string(), color: z.string() });

const calls = {
  create: call({
    method: 'POST',
    path: '/me/outlook/masterCategories',
    delegated: 'MailboxSettings.ReadWrite',
    application: 'MailboxSettings.ReadWrite',
    bodyProperties: ['displayName', 'color'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/outlookuser-post-mastercategories',
  }),
  list: call({
    method: 'GET',
    path: '/me/outlook/masterCategories',
    delegated: 'MailboxSettings.Read',
    application: 'MailboxSettings.Read',
    response: pageOf(z.looseObject({ id: z.string(), displayName: z.string().nullish() })),
    page: 'https://learn.microsoft.com/graph/api/outlookuser-list-mastercategories',
  }),
  read: call({
    method: 'GET',
    path: '/me/outlook/masterCategories/{id}',
    delegated: 'MailboxSettings.Read',
    application: 'MailboxSettings.Read',
    response: category,
    page: 'https://learn.microsoft.com/graph/api/outlookcategory-get',
  }),
  update: call({
    method: 'PATCH',
    path: '/me/outlook/masterCategories/{id}',
    delegated: 'MailboxSettings.ReadWrite',
    application: 'MailboxSettings.ReadWrite',
    bodyProperties: ['color'],
    page: 'https://learn.microsoft.com/graph/api/outlookcategory-update',
  }),
  remove: call({
    method: 'DELETE',
    path: '/me/outlook/masterCategories/{id}',
    delegated: 'MailboxSettings.ReadWrite',
    application: 'MailboxSettings.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/outlookcategory-delete',
  }),
};

const creation: Creation = {
  what: 'a category that no item has',
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
  id: 'mailbox-settings.add-category',
  workload: 'mailbox-settings',
  kind: 'write',
  title: 'A category keeps its new colour',
  proves: 'A category that was added is listed under its name, and keeps a change of its colour.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: { category: creation },
  async run(context) {
    const { marker, random } = context;
    const { body: made } = await context.send(calls.create, {
      body: { displayName: marker, color: 'none' },
    });
    context.created('category', made.id);
    const params = { id: made.id };
    const color = random.pick(['preset0', 'preset7', 'preset24']);
    await context.send(calls.update, { params, body: { color } });
    const { body: read } = await context.send(calls.read, { params });
    equal('the category has its name', read.displayName, marker);
    equal('it has its new colour', read.color, color);
    sameSet('one category is listed under the name', await creation.find(context, marker), [
      made.id,
    ]);
  },
});
