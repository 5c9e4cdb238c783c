import { fail } from '@perennial/checks';
import type { Graph } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';

export const id = { id: z.string() };

/** The tenant's organization, for its domains. */
export const readOrganization = list(
  '/organization',
  {
    verifiedDomains: z.array(
      z.looseObject({ name: z.string(), isDefault: z.boolean(), isInitial: z.boolean() }),
    ),
  },
  {
    permission: { delegated: 'User.Read', application: 'Organization.Read.All' },
    wider:
      'DeviceManagementServiceConfig.Read.All, which Microsoft lists as least, opens settings of Intune; this one does not.',
    docs: 'organization-list',
  },
);

/** The domains that the organization has verified, names in lower case. */
export async function verifiedDomains(graph: Graph) {
  const { value } = await graph.send(readOrganization);
  const [organization, ...more] = value;
  if (!organization || more.length > 0)
    fail('the tenant is one organization', { organizations: value.length });
  return organization.verifiedDomains.map((domain) => ({
    ...domain,
    name: domain.name.toLowerCase(),
  }));
}
