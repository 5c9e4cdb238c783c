import * as z from 'zod';
import { fail } from '../assert';
import { call } from '../define';
import type { CheckContext } from '../define';

/** The tenant's organization, for its domains. */
export const organizationCall = call({
  method: 'GET',
  path: '/organization',
  delegated: 'User.Read',
  application: 'Organization.Read.All',
  response: z.looseObject({
    value: z.array(
      z.looseObject({
        verifiedDomains: z.array(
          z.looseObject({ name: z.string(), isDefault: z.boolean(), isInitial: z.boolean() }),
        ),
      }),
    ),
  }),
  page: 'https://learn.microsoft.com/graph/api/organization-list',
  wider:
    'DeviceManagementServiceConfig.Read.All, which Microsoft lists as least, opens settings of Intune; this one does not.',
});

/** The domains that the organization has verified, names in lower case. */
export async function verifiedDomains(context: CheckContext) {
  const { body } = await context.send(organizationCall, { query: { $select: 'verifiedDomains' } });
  const [organization, ...more] = body.value;
  if (!organization || more.length > 0)
    fail('the tenant is one organization', { organizations: body.value.length });
  return organization.verifiedDomains.map((domain) => ({
    ...domain,
    name: domain.name.toLowerCase(),
  }));
}
