import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { literal } from '../path';

const calls = {
  self: call({
    method: 'GET',
    path: '/me',
    delegated: 'User.Read',
    application: 'User.ReadBasic.All',
    response: z.looseObject({ id: z.string(), userPrincipalName: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/user-get',
  }),
  list: call({
    method: 'GET',
    path: '/users',
    delegated: 'User.ReadBasic.All',
    application: 'User.ReadBasic.All',
    response: pageOf(z.looseObject({ id: z.string() })).extend({ '@odata.count': z.number() }),
    page: 'https://learn.microsoft.com/graph/api/user-list',
  }),
};

/** What the end of a text is asked for in: https://learn.microsoft.com/graph/aad-advanced-queries */
const headers = { ConsistencyLevel: 'eventual' };

export const check = defineCheck({
  id: 'directory.filter-users',
  workload: 'directory',
  kind: 'read',
  title: 'An advanced query finds the user',
  proves: 'The directory’s index finds the user, and nobody else, by the end of the sign-in name.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const { body: self } = await context.send(calls.self, {
      query: { $select: 'id,userPrincipalName' },
    });
    const domain = self.userPrincipalName.split('@').at(-1) ?? fail('the user has a sign-in name');
    const ends = `endsWith(userPrincipalName,${literal(`@${domain}`)})`;
    const { body: found } = await context.send(calls.list, {
      query: { $filter: `${ends} and id eq ${literal(self.id)}`, $select: 'id', $count: 'true' },
      headers,
    });
    equal('the count is of one user', found['@odata.count'], 1);
    equal('one user is found', found.value.length, 1);
    equal('the user that is found is the user', found.value[0]?.id, self.id);
  },
});
