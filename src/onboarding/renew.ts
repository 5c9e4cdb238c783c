import { findAccount } from '../accounts/list';
import { assertTakesKey } from '../accounts/replace-key';
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
 * Makes the next key of an account, or the first of one that somebody has signed in to without, for its registration to be
 * told of through the door of the manifest; the account goes on as before until the new one works. The one that is pending,
 * where one is. Throws `Refusal` where the account takes no key.
 */
export async function renewKey(
  services: Services,
  principal: Principal,
  accountId: string,
): Promise<Renewal> {
  const { value: account } = await findAccount(services, principal, accountId);
  assertTakesKey(account);
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
