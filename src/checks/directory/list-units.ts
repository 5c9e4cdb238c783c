import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const item = z.looseObject({ id: z.string(), displayName: z.string() });

const calls = {
  list: call({
    method: 'GET',
    path: '/directory/administrativeUnits',
    delegated: 'AdministrativeUnit.Read.All',
    application: 'AdministrativeUnit.Read.All',
    response: pageOf(item),
    page: 'https://learn.microsoft.com/graph/api/directory-list-administrativeunits',
  }),
  get: call({
    method: 'GET',
    path: '/directory/administrativeUnits/{id}',
    delegated: 'AdministrativeUnit.Read.All',
    application: 'AdministrativeUnit.Read.All',
    response: item,
    page: 'https://learn.microsoft.com/graph/api/administrativeunit-get',
  }),
};

export const check = defineCheck({
  id: 'directory.list-units',
  workload: 'directory',
  kind: 'read',
  title: 'An administrative unit opens by id',
  proves:
    'An administrative unit that the directory lists can be read by its id, under the same name.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  needs: ['an administrative unit'],
  async run(context) {
    await readsAlike('an administrative unit is the same by its id', {
      random: context.random,
      list: async () =>
        (await context.send(calls.list, { query: { $select: 'id,displayName', $top: '20' } })).body
          .value,
      read: async (id) =>
        (await context.send(calls.get, { params: { id }, query: { $select: 'id,displayName' } }))
          .body,
      properties: ['displayName'],
    });
  },
});
