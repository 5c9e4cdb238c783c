import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import { organizationCall, verifiedDomains } from './organization';

const calls = {
  organization: organizationCall,
  self: call({
    method: 'GET',
    path: '/me',
    delegated: 'User.Read',
    application: 'User.ReadBasic.All',
    response: z.looseObject({ userPrincipalName: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/user-get',
  }),
};

export const check = defineCheck({
  id: 'directory.read-organization',
  workload: 'directory',
  kind: 'read',
  title: 'The user’s domain is the organization’s',
  proves:
    'The organization has one default and one initial domain, and the user signs in under one of its domains.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const domains = await verifiedDomains(context);
    equal('one domain is the default', domains.filter(({ isDefault }) => isDefault).length, 1);
    equal('one domain is the initial', domains.filter(({ isInitial }) => isInitial).length, 1);
    const query = { $select: 'userPrincipalName' };
    const { body: self } = await context.send(calls.self, { query });
    const own = self.userPrincipalName.split('@').at(-1)?.toLowerCase();
    ok(
      'the user’s domain is one of the organization’s',
      domains.some(({ name }) => name === own),
    );
  },
});
