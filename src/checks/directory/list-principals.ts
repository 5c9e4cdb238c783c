import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const item = z.looseObject({ id: z.string(), appId: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/servicePrincipals',
    delegated: 'Application.Read.All',
    application: 'Application.Read.All',
    response: pageOf(item),
    page: 'https://learn.microsoft.com/graph/api/serviceprincipal-list',
  }),
  get: call({
    method: 'GET',
    path: '/servicePrincipals/{id}',
    delegated: 'Application.Read.All',
    application: 'Application.Read.All',
    response: item,
    page: 'https://learn.microsoft.com/graph/api/serviceprincipal-get',
  }),
};

export const check = defineCheck({
  id: 'directory.list-principals',
  workload: 'directory',
  kind: 'read',
  title: 'A service principal opens by id',
  proves:
    'A service principal that the directory lists can be read by its id, with the same client id.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    await readsAlike('a service principal is the same by its id', {
      random: context.random,
      list: async () =>
        (await context.send(calls.list, { query: { $select: 'id,appId', $top: '20' } })).body.value,
      read: async (id) =>
        (await context.send(calls.get, { params: { id }, query: { $select: 'id,appId' } })).body,
      properties: ['appId'],
    });
  },
});
