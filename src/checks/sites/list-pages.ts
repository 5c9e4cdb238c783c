import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const item = z.looseObject({ id: z.string(), name: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/sites/{site}/pages',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: pageOf(item),
    page: 'https://learn.microsoft.com/graph/api/basesitepage-list',
  }),
  get: call({
    method: 'GET',
    path: '/sites/{site}/pages/{id}',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: item,
    page: 'https://learn.microsoft.com/graph/api/basesitepage-get',
  }),
};

export const check = defineCheck({
  id: 'sites.list-pages',
  workload: 'sites',
  kind: 'read',
  title: 'A page of the root site opens by id',
  proves: 'A page that the root site shows can be read by its id, under the same file name.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['a page in the root site'],
  async run(context) {
    await readsAlike('a page is the same by its id', {
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
