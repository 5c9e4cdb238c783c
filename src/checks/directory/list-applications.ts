import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const item = z.looseObject({ id: z.string(), appId: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/applications',
    delegated: 'Application.Read.All',
    application: 'Application.Read.All',
    response: pageOf(item),
    page: 'https://learn.microsoft.com/graph/api/application-list',
  }),
  get: call({
    method: 'GET',
    path: '/applications/{id}',
    delegated: 'Application.Read.All',
    application: 'Application.Read.All',
    response: item,
    page: 'https://learn.microsoft.com/graph/api/application-get',
  }),
};

export const check = defineCheck({
  id: 'directory.list-applications',
  workload: 'directory',
  kind: 'read',
  title: 'An app registration opens by id',
  proves:
    'An app registration that the directory lists can be read by its id, with the same client id.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['an app that is registered in the tenant'],
  async run(context) {
    await readsAlike('an app registration is the same by its id', {
      random: context.random,
      list: async () =>
        (await context.send(calls.list, { query: { $select: 'id,appId', $top: '20' } })).body.value,
      read: async (id) =>
        (await context.send(calls.get, { params: { id }, query: { $select: 'id,appId' } })).body,
      properties: ['appId'],
    });
  },
});
