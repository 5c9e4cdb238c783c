import { defineCheck, settles } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { id, readOrganization, verifiedDomains } from './calls';

const listDomains = list(
  '/domains',
  { ...id, isDefault: z.boolean(), isVerified: z.boolean() },
  { select: false },
);

/** More than a tenant may have. */
const limit = 5000;

export default defineCheck({
  title: 'The verified domains are the organization’s',
  proves: 'The domains’ list and the organization name the same verified domains, and one default.',
  calls: [readOrganization, listDomains],
  async run({ graph }) {
    await settles('both name the same domains', async () => {
      const domains = await graph.all(listDomains, { limit });
      const verified = domains.filter(({ isVerified }) => isVerified);
      const listed = new Set(verified.map((domain) => domain.id.toLowerCase()));
      const named = new Set((await verifiedDomains(graph)).map(({ name }) => name));
      const missing = [...named].filter((name) => !listed.has(name)).length;
      const extra = [...listed].filter((name) => !named.has(name)).length;
      const defaults = verified.filter(({ isDefault }) => isDefault).length;
      return missing === 0 && extra === 0 && defaults === 1
        ? undefined
        : { missing, extra, defaults };
    });
  },
});
