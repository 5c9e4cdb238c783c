import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';

const site = z.looseObject({ id: z.string(), webUrl: z.string() });

const calls = {
  root: call({
    method: 'GET',
    path: '/sites/root',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: site,
    page: 'https://learn.microsoft.com/graph/api/site-get',
  }),
  byId: call({
    method: 'GET',
    path: '/sites/{id}',
    delegated: 'Sites.Read.All',
    application: 'Sites.Read.All',
    response: site,
    page: 'https://learn.microsoft.com/graph/api/site-get',
  }),
};

export const check = defineCheck({
  id: 'sites.read-root',
  workload: 'sites',
  kind: 'read',
  title: 'The root site is the same by id',
  proves: 'SharePoint has a root site, and gives the same one by name and by id.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const query = { $select: 'id,webUrl' };
    const { body: root } = await context.send(calls.root, { query });
    const { body: byId } = await context.send(calls.byId, { params: { id: root.id }, query });
    equal('the site read by id is the root site', byId.id, root.id);
    equal('it has one address', byId.webUrl, root.webUrl);
  },
});
