import { findAccount } from '../accounts/list';
import { assertHasKey } from '../accounts/replace-key';
import type { Account } from '../domain/account';
import { ownerOf } from '../domain/member';
import type { Principal } from '../domain/member';
import { RENEWAL_KEPT_MS } from '../domain/onboarding';
import type { Onboarding } from '../domain/onboarding';
import type { Services } from '../services';
import { insertOnboarding } from './begin';
import { DoorProblem } from './door-problem';
import { listOnboardings } from './find';

/** A key on its way to an account; `begun`: made now, and not before. */
export interface Renewal {
  readonly onboarding: Onboarding;
  readonly begun: boolean;
}

/**
 * Makes the next key of an account that has one, for its registration to be told of through the same door as the
 * first; the account keeps the old one until the new one works. The one that is pending, where one is. Throws
 * `Refusal` where the account has no key.
 */
export async function renewKey(
  services: Services,
  principal: Principal,
  accountId: string,
): Promise<Renewal> {
  const { value: account } = await findAccount(services, principal, accountId);
  assertHasKey(account);
  const own = await listOnboardings(services, principal);
  const pending = own.find(({ renews }) => renews === accountId);
  if (pending) return { onboarding: pending, begun: false };
  const { tenantId, clientId, mode, checks } = account;
  const fresh = {
    owner: ownerOf(principal),
    renews: accountId,
    user: account.user ?? account.signedIn?.username ?? account.name,
    tenantId,
    tid: await tidOf(services, account),
    mode,
    checks,
    clientId,
    identifiedAt: services.clock(),
  };
  const kept = { keptMs: RENEWAL_KEPT_MS, withKey: true };
  return { onboarding: await insertOnboarding(services, fresh, kept), begun: true };
}

async function tidOf({ signInEndpoint }: Services, { tid, tenantId }: Account): Promise<string> {
  const known = tid ?? (await signInEndpoint.tenantOf(tenantId))?.tid;
  if (known === undefined) throw new DoorProblem('no-such-tenant', '/', { domain: tenantId });
  return known;
}
