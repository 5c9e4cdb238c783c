import * as z from 'zod';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';
import { organizationCall, verifiedDomains } from './organization';

const calls = {
  organization: organizationCall,
  list: call({
    method: 'GET',
    path: '/domains',
    delegated: 'Domain.Read.All',
    application: 'Domain.Read.All',
    response: pageOf(
      z.looseObject({ id: z.string(), isDefault: z.boolean(), isVerified: z.boolean() }),
    ),
    page: 'https://learn.microsoft.com/graph/api/domain-list',
  }),
};

/** More than a tenant may have. */
const LIMIT = 5000;

export const check = defineCheck({
  id: 'directory.list-domains',
  workload: 'directory',
  kind: 'read',
  title: 'The verified domains are the organization’s',
  proves: 'The domains’ list and the organization name the same verified domains, and one default.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    await settles('both name the same domains', async () => {
      const { items } = await collect(context, calls.list, {}, LIMIT);
      const verified = items.filter(({ isVerified }) => isVerified);
      const listed = new Set(verified.map(({ id }) => id.toLowerCase()));
      const named = new Set((await verifiedDomains(context)).map(({ name }) => name));
      const missing = [...named].filter((name) => !listed.has(name)).length;
      const extra = [...listed].filter((name) => !named.has(name)).length;
      const defaults = verified.filter(({ isDefault }) => isDefault).length;
      return missing === 0 && extra === 0 && defaults === 1
        ? undefined
        : { missing, extra, defaults };
    });
  },
});
