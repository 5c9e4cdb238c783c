import * as z from 'zod';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';

const site = z.looseObject({ id: z.string() });

const calls = {
  root: call({
    method: 'GET',
    path: '/sites/root',
    application: 'Sites.Read.All',
    delegated: 'Sites.Read.All',
    response: site,
    page: 'https://learn.microsoft.com/graph/api/site-get',
  }),
  all: call({
    method: 'GET',
    path: '/sites/getAllSites',
    application: 'Sites.Read.All',
    response: pageOf(site),
    page: 'https://learn.microsoft.com/graph/api/site-getallsites',
  }),
};

/** Some pages; a tenant may have any number of sites. */
const LIMIT = 2000;

export const check = defineCheck({
  id: 'sites.list-all',
  workload: 'sites',
  kind: 'read',
  title: 'The root site is among all sites',
  proves: 'An app is given every site once, and where it is given them all, the root site too.',
  consistency: 'immediate',
  modes: ['application'],
  calls,
  async run(context) {
    const query = { $select: 'id' };
    await settles('each site is listed once, and the root site too', async () => {
      const { body: root } = await context.send(calls.root, { query });
      const { items, whole } = await collect(context, calls.all, { query }, LIMIT);
      const ids = new Set(items.map(({ id }) => id));
      const twice = items.length - ids.size;
      const rootMissing = whole && !ids.has(root.id);
      return twice === 0 && !rootMissing ? undefined : { sites: ids.size, twice, rootMissing };
    });
  },
});
