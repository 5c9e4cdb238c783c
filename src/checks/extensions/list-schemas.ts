import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { literal } from '../path';
import { readsAlike } from '../reread';

const schema = z.looseObject({ id: z.string(), status: z.string(), owner: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/schemaExtensions',
    delegated: 'User.Read',
    application: 'Application.Read.All',
    response: pageOf(schema),
    page: 'https://learn.microsoft.com/graph/api/schemaextension-list',
  }),
  get: call({
    method: 'GET',
    path: '/schemaExtensions/{id}',
    delegated: 'User.Read',
    application: 'Application.Read.All',
    response: schema,
    page: 'https://learn.microsoft.com/graph/api/schemaextension-get',
  }),
};

const AVAILABLE = 'Available';

export const check = defineCheck({
  id: 'extensions.list-schemas',
  workload: 'extensions',
  kind: 'read',
  title: 'A schema extension opens by id',
  proves:
    'A filter gives only schema extensions that are available, and one of them is the same by its id.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const $select = 'id,status,owner';
    await readsAlike('a schema extension is the same by its id', {
      random: context.random,
      list: async () => {
        const query = { $select, $filter: `status eq ${literal(AVAILABLE)}`, $top: '20' };
        const { body: page } = await context.send(calls.list, { query });
        const others = page.value.filter(({ status }) => status !== AVAILABLE).length;
        equal('all that the filter gives are available', others, 0);
        return page.value;
      },
      read: async (id) =>
        (await context.send(calls.get, { params: { id }, query: { $select } })).body,
      properties: ['status', 'owner'],
    });
  },
});
