import * as z from 'zod';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';

const calls = {
  list: call({
    method: 'GET',
    path: '/admin/serviceAnnouncement/issues',
    delegated: 'ServiceHealth.Read.All',
    application: 'ServiceHealth.Read.All',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/serviceannouncement-list-issues',
  }),
};

const SIZE = 5;

export const check = defineCheck({
  id: 'service-health.list-issues',
  workload: 'service-health',
  kind: 'read',
  title: 'The service issues’ pages add up',
  proves: 'The issues of Microsoft’s services are the same page by page and at once.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: [
    'when signed in, a directory role that may read service health (Service Support Administrator, for one)',
  ],
  async run(context) {
    // Pages are asked for as Microsoft's page says, which names no $top.
    const ids = async (size: number) => {
      const headers = { Prefer: `odata.maxpagesize=${size}` };
      const args = { query: { $select: 'id' }, headers };
      const { items } = await collect(context, calls.list, args, 3 * SIZE);
      return items.map(({ id }) => id);
    };
    await settles('pages add up to the whole', async () => {
      const paged = await ids(SIZE);
      const atOnce = await ids(3 * SIZE);
      const twice = new Set(paged).size !== paged.length;
      const same = paged.length === atOnce.length && paged.every((id) => atOnce.includes(id));
      return same && !twice ? undefined : { paged: paged.length, atOnce: atOnce.length, twice };
    });
  },
});
