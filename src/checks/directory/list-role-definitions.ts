import * as z from 'zod';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { readsAlike } from '../reread';

const item = z.looseObject({ id: z.string(), isBuiltIn: z.boolean() });

const calls = {
  list: call({
    method: 'GET',
    path: '/roleManagement/directory/roleDefinitions',
    delegated: 'RoleManagement.Read.Directory',
    application: 'RoleManagement.Read.Directory',
    response: pageOf(item),
    page: 'https://learn.microsoft.com/graph/api/rbacapplication-list-roledefinitions',
  }),
  get: call({
    method: 'GET',
    path: '/roleManagement/directory/roleDefinitions/{id}',
    delegated: 'RoleManagement.Read.Directory',
    application: 'RoleManagement.Read.Directory',
    response: item,
    page: 'https://learn.microsoft.com/graph/api/unifiedroledefinition-get',
  }),
};

export const check = defineCheck({
  id: 'directory.list-role-definitions',
  workload: 'directory',
  kind: 'read',
  title: 'A role definition opens by id',
  proves:
    'A role definition that the directory lists can be read by its id, and is built in or not as listed.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    await readsAlike('a role definition is the same by its id', {
      random: context.random,
      list: async () =>
        (await context.send(calls.list, { query: { $select: 'id,isBuiltIn' } })).body.value,
      read: async (id) =>
        (await context.send(calls.get, { params: { id }, query: { $select: 'id,isBuiltIn' } }))
          .body,
      properties: ['isBuiltIn'],
    });
  },
});
