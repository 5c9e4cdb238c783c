import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const item = z.looseObject({ id: z.string(), name: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/sites/{site}/columns',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: pageOf(item),
    page: 'https://learn.microsoft.com/graph/api/site-list-columns',
  }),
  get: call({
    method: 'GET',
    path: '/sites/{site}/columns/{id}',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: item,
    page: 'https://learn.microsoft.com/graph/api/columndefinition-get',
  }),
};

export const check = defineCheck({
  id: 'sites.list-columns',
  workload: 'sites',
  kind: 'read',
  title: 'A column of the root site opens by id',
  proves: 'A column that the root site shows can be read by its id, under the same name.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    await readsAlike('a column is the same by its id', {
      random: context.random,
      list: async () =>
        (
          await context.send(calls.list, {
            params: { site: 'root' },
            query: { $select: 'id,name' },
          })
        ).body.value,
      read: async (id) =>
        (
          await context.send(calls.get, {
            params: { site: 'root', id },
            query: { $select: 'id,name' },
          })
        ).body,
      properties: ['name'],
    });
  },
});
