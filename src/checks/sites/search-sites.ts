import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const item = z.looseObject({ id: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/sites',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: pageOf(item),
    page: 'https://learn.microsoft.com/graph/api/site-search',
  }),
  get: call({
    method: 'GET',
    path: '/sites/{id}',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: item,
    page: 'https://learn.microsoft.com/graph/api/site-get',
  }),
};

export const check = defineCheck({
  id: 'sites.search-sites',
  workload: 'sites',
  kind: 'read',
  title: 'A site that is found can be opened',
  proves: 'A site that a search finds can be read by the id under which it was found.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    await readsAlike('a site that was found is the same by its id', {
      random: context.random,
      list: async () =>
        (await context.send(calls.list, { query: { search: '*', $select: 'id' } })).body.value,
      read: async (id) =>
        (await context.send(calls.get, { params: { id }, query: { $select: 'id' } })).body,
      properties: [],
    });
  },
});
