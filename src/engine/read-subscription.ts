import * as z from 'zod';
import { satisfies } from '../checks/permissions';
import { FailureError } from '../domain/failure';
import type { SubscriptionReading } from '../domain/subscription';
import type { Tenant } from './tenant';

/** Any one of these reads it: https://learn.microsoft.com/graph/api/directory-list-subscriptions */
const SUFFICIENT = ['Organization.Read.All', 'LicenseAssignment.Read.All', 'Directory.Read.All'];
/** The one that is asked for. */
const WANTED = 'Organization.Read.All';
/** The Microsoft 365 Developer Program's, where the tenant has others besides. */
const DEVELOPER_PACK = 'DEVELOPERPACK_E5';

const answer = z.looseObject({
  value: z.array(
    z.looseObject({
      skuPartNumber: z.string(),
      status: z.string(),
      nextLifecycleDateTime: z.iso.datetime({ offset: true }).nullish(),
    }),
  ),
});

/**
 * The tenant's subscription as Graph reports it, or the permission that is missing. Undefined when it could
 * not be read this time, there is none, or the token does not say what it may do.
 */
export async function readSubscription({
  session,
  granted,
}: Pick<Tenant, 'session' | 'granted'>): Promise<
  SubscriptionReading | { readonly missing: string } | undefined
> {
  if (!granted) return undefined;
  if (!SUFFICIENT.some((permission) => satisfies(granted, permission))) return { missing: WANTED };
  try {
    const { json } = await session.request({ method: 'GET', path: '/directory/subscriptions' });
    const { data } = answer.safeParse(json);
    const readings = data?.value.map(
      ({ skuPartNumber: sku, status, nextLifecycleDateTime: date }): SubscriptionReading => ({
        sku,
        status,
        endsAt: typeof date === 'string' ? Date.parse(date) : undefined,
      }),
    );
    return readings?.toSorted(byWeight)[0];
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    return thrown.failure.kind === 'permission' ? { missing: WANTED } : undefined;
  }
}

/** The developer's own first, then what ends first. */
const byWeight = (one: SubscriptionReading, other: SubscriptionReading): number =>
  Number(other.sku === DEVELOPER_PACK) - Number(one.sku === DEVELOPER_PACK) ||
  (one.endsAt ?? Number.MAX_SAFE_INTEGER) - (other.endsAt ?? Number.MAX_SAFE_INTEGER);
