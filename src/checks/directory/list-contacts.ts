import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const item = z.looseObject({ id: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/contacts',
    delegated: 'OrgContact.Read.All',
    application: 'OrgContact.Read.All',
    response: pageOf(item),
    page: 'https://learn.microsoft.com/graph/api/orgcontact-list',
  }),
  get: call({
    method: 'GET',
    path: '/contacts/{id}',
    delegated: 'OrgContact.Read.All',
    application: 'OrgContact.Read.All',
    response: item,
    page: 'https://learn.microsoft.com/graph/api/orgcontact-get',
  }),
};

export const check = defineCheck({
  id: 'directory.list-contacts',
  workload: 'directory',
  kind: 'read',
  title: 'A contact of the organization opens by id',
  proves: 'A contact that the directory lists can be read by its id.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['a contact in the organization’s directory'],
  async run(context) {
    await readsAlike('a contact is the same by its id', {
      random: context.random,
      list: async () =>
        (await context.send(calls.list, { query: { $select: 'id', $top: '20' } })).body.value,
      read: async (id) =>
        (await context.send(calls.get, { params: { id }, query: { $select: 'id' } })).body,
      properties: [],
    });
  },
});
