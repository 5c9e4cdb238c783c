import * as z from 'zod';
import { equal } from '../assert';
import { call, defineCheck } from '../define';

const user = z.looseObject({ id: z.string(), userPrincipalName: z.string() });
const fields = { $select: 'id,userPrincipalName' };

const calls = {
  self: call({
    method: 'GET',
    path: '/me',
    delegated: 'User.Read',
    application: 'User.ReadBasic.All',
    response: user,
    page: 'https://learn.microsoft.com/graph/api/user-get',
  }),
  byId: call({
    method: 'GET',
    path: '/users/{id}',
    delegated: 'User.Read',
    application: 'User.ReadBasic.All',
    response: user,
    page: 'https://learn.microsoft.com/graph/api/user-get',
  }),
};

export const check = defineCheck({
  id: 'profile.read-self',
  workload: 'profile',
  kind: 'read',
  title: 'The user’s profile is the same by id',
  proves: 'The directory knows the user, and gives the same entry by name and by id.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const { body: self } = await context.send(calls.self, { query: fields });
    const { body: byId } = await context.send(calls.byId, {
      params: { id: self.id },
      query: fields,
    });
    equal('the entry read by id is the user’s own', byId.id, self.id);
    equal('both entries have one sign-in name', byId.userPrincipalName, self.userPrincipalName);
  },
});
