import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';

const overview = z.looseObject({ id: z.string(), service: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/admin/serviceAnnouncement/healthOverviews',
    delegated: 'ServiceHealth.Read.All',
    application: 'ServiceHealth.Read.All',
    response: pageOf(overview),
    page: 'https://learn.microsoft.com/graph/api/serviceannouncement-list-healthoverviews',
  }),
  one: call({
    method: 'GET',
    path: '/admin/serviceAnnouncement/healthOverviews/{id}',
    delegated: 'ServiceHealth.Read.All',
    application: 'ServiceHealth.Read.All',
    response: overview.extend({ issues: z.array(z.looseObject({ service: z.string() })) }),
    page: 'https://learn.microsoft.com/graph/api/servicehealth-get',
  }),
};

export const check = defineCheck({
  id: 'service-health.list-overviews',
  workload: 'service-health',
  kind: 'read',
  title: 'A service’s health names its own issues',
  proves:
    'The health of a service can be read by its id, with issues of that service and of no other.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: [
    'when signed in, a directory role that may read service health (Service Support Administrator, for one)',
  ],
  async run(context) {
    const { body: list } = await context.send(calls.list);
    if (list.value.length === 0) fail('the tenant has services');
    const ids = list.value.map(({ id }) => id);
    equal('no service is listed twice', new Set(ids).size, ids.length);
    const { id, service } = context.random.pick(list.value);
    const { body: one } = await context.send(calls.one, {
      params: { id },
      query: { $expand: 'issues' },
    });
    equal('the service is the same by its id', one.service, service);
    const others = one.issues.filter((issue) => issue.service !== service).length;
    equal('its issues are its own', others, 0);
  },
});
