import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';
import { pageOf } from '../paging';
import { literal } from '../path';

const user = z.looseObject({ id: z.string(), userPrincipalName: z.string() });
const fields = 'id,userPrincipalName';

const calls = {
  self: call({
    method: 'GET',
    path: '/me',
    delegated: 'User.Read',
    application: 'User.ReadBasic.All',
    response: user,
    page: 'https://learn.microsoft.com/graph/api/user-get',
  }),
  list: call({
    method: 'GET',
    path: '/users',
    delegated: 'User.ReadBasic.All',
    application: 'User.ReadBasic.All',
    response: pageOf(user),
    page: 'https://learn.microsoft.com/graph/api/user-list',
  }),
};

export const check = defineCheck({
  id: 'profile.find-self',
  workload: 'profile',
  kind: 'read',
  title: 'The directory finds the user by sign-in name',
  proves: 'A filter over the tenant’s users finds the user, and nobody else, by sign-in name.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const { body: self } = await context.send(calls.self, { query: { $select: fields } });
    const filter = `userPrincipalName eq ${literal(self.userPrincipalName)}`;
    const { body: page } = await context.send(calls.list, {
      query: { $filter: filter, $select: fields },
    });
    equal('one user has the sign-in name', page.value.length, 1);
    equal('the user found is the user', page.value[0]?.id, self.id);
  },
});
