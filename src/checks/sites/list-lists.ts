import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const item = z.looseObject({ id: z.string(), name: z.string(), webUrl: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/sites/{site}/lists',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: pageOf(item),
    page: 'https://learn.microsoft.com/graph/api/list-list',
  }),
  get: call({
    method: 'GET',
    path: '/sites/{site}/lists/{id}',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: item,
    page: 'https://learn.microsoft.com/graph/api/list-get',
  }),
};

export const check = defineCheck({
  id: 'sites.list-lists',
  workload: 'sites',
  kind: 'read',
  title: 'A list of the root site opens by id',
  proves: 'A list that the root site shows can be read by its id, under the same name and address.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    await readsAlike('a list is the same by its id', {
      random: context.random,
      list: async () =>
        (
          await context.send(calls.list, {
            params: { site: 'root' },
            query: { $select: 'id,name,webUrl' },
          })
        ).body.value,
      read: async (id) =>
        (
          await context.send(calls.get, {
            params: { site: 'root', id },
            query: { $select: 'id,name,webUrl' },
          })
        ).body,
      properties: ['name', 'webUrl'],
    });
  },
});
