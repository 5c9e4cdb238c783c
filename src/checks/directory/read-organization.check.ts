import { defineCheck, expect } from '@perennial/checks';
import * as z from 'zod';
import { get } from '../graph';
import { readOrganization, verifiedDomains } from './calls';

const readSelf = get('/me', { userPrincipalName: z.string() });

export default defineCheck({
  title: 'The user’s domain is the organization’s',
  proves:
    'The organization has one default and one initial domain, and the user signs in under one of its domains.',
  calls: [readOrganization, readSelf],
  async run({ graph }) {
    const domains = await verifiedDomains(graph);
    const defaults = domains.filter(({ isDefault }) => isDefault);
    expect.equal('one domain is the default', defaults.length, 1);
    const initials = domains.filter(({ isInitial }) => isInitial);
    expect.equal('one domain is the initial', initials.length, 1);
    const self = await graph.send(readSelf);
    const own = self.userPrincipalName.split('@').at(-1)?.toLowerCase();
    const names = domains.map(({ name }) => name);
    expect.among('the user’s domain is one of the organization’s', own, names);
  },
});
