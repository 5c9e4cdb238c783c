import * as z from 'zod';
import { satisfies } from '../checks/permissions';
import type { Licences } from '../domain/account';
import { FailureError } from '../domain/failure';
import type { Tenant } from './tenant';

/** Any one of these reads them: https://learn.microsoft.com/graph/api/subscribedsku-list */
const SUFFICIENT = ['LicenseAssignment.Read.All', 'Organization.Read.All'];

/** The subscription that the Microsoft 365 Developer Program gives: E5, for development only. */
const DEVELOPER_PACK = 'DEVELOPERPACK_E5';

const answer = z.looseObject({
  value: z.array(
    z.looseObject({ skuPartNumber: z.string(), capabilityStatus: z.string().optional() }),
  ),
});

/**
 * Whether the tenant is a developer's own: what its subscriptions say. Nothing is sent with a token
 * that may not read them. Whatever stands in the way, the answer is `unread`.
 */
export async function readLicences({
  session,
  granted,
  clock,
}: Pick<Tenant, 'session' | 'granted' | 'clock'>): Promise<Licences> {
  const at = clock();
  const unread: Licences = { found: 'unread', at };
  if (granted && !SUFFICIENT.some((permission) => satisfies(granted, permission))) return unread;
  try {
    const path = '/subscribedSkus?$select=skuPartNumber,capabilityStatus';
    const { json } = await session.request({ method: 'GET', path });
    const { data } = answer.safeParse(json);
    if (!data) return unread;
    const developer = data.value.some(
      ({ skuPartNumber, capabilityStatus }) =>
        skuPartNumber === DEVELOPER_PACK && capabilityStatus !== 'Deleted',
    );
    return { found: developer ? 'developer' : 'other', at };
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    return unread;
  }
}
