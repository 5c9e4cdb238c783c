import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const site = z.looseObject({ id: z.string() });

const calls = {
  followed: call({
    method: 'GET',
    path: '/me/followedSites',
    delegated: 'Sites.Read.All',
    response: pageOf(site),
    page: 'https://learn.microsoft.com/graph/api/sites-list-followed',
  }),
  get: call({
    method: 'GET',
    path: '/sites/{id}',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: site,
    page: 'https://learn.microsoft.com/graph/api/site-get',
  }),
};

export const check = defineCheck({
  id: 'sites.list-followed',
  workload: 'sites',
  kind: 'read',
  title: 'A site that the user follows can be opened',
  proves: 'A site that the user follows can be read by the id under which it is followed.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls,
  needs: ['a site that the user follows'],
  async run(context) {
    const query = { $select: 'id' };
    await readsAlike('a followed site is the same by its id', {
      random: context.random,
      list: async () => (await context.send(calls.followed, { query })).body.value,
      read: async (id) => (await context.send(calls.get, { params: { id }, query })).body,
      properties: [],
    });
  },
});
