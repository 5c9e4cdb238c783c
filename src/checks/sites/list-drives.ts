import * as z from 'zod';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';

const drive = z.looseObject({ id: z.string() });

const calls = {
  usual: call({
    method: 'GET',
    path: '/sites/{site}/drive',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: drive,
    page: 'https://learn.microsoft.com/graph/api/drive-get',
  }),
  list: call({
    method: 'GET',
    path: '/sites/{site}/drives',
    delegated: 'Files.Read',
    application: 'Files.Read.All',
    response: pageOf(drive),
    page: 'https://learn.microsoft.com/graph/api/drive-list',
  }),
};

/** More than a site has document libraries. */
const LIMIT = 500;

export const check = defineCheck({
  id: 'sites.list-drives',
  workload: 'sites',
  kind: 'read',
  title: 'The root site’s own drive is among its drives',
  proves:
    'The document library that the root site gives as its own is one of those it lists, once.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const args = { params: { site: 'root' }, query: { $select: 'id' } };
    await settles('the site’s own drive is listed once', async () => {
      const { body: usual } = await context.send(calls.usual, args);
      const { items } = await collect(context, calls.list, args, LIMIT);
      const listed = items.filter(({ id }) => id === usual.id).length;
      return listed === 1 ? undefined : { drives: items.length, listed };
    });
  },
});
