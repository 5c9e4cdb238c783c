import { randomUUID } from 'node:crypto';
import type { Principal } from '../domain/member';
import { ownerOf } from '../domain/member';
import { isPending, KEPT_MS, MOST_PENDING } from '../domain/onboarding';
import type { Onboarding, OnboardingMode, PendingCertificate } from '../domain/onboarding';
import type { Selection } from '../domain/account';
import { DAY_MS } from '../durations';
import { Refusal } from '../refusal';
import type { Services } from '../services';
import { madeHereName } from '../credentials/made-here';
import { DoorProblem } from './door-problem';

export interface OnboardingWish {
  readonly user: string;
  readonly mode: OnboardingMode;
  readonly checks: Selection;
  readonly credential: 'certificate' | 'none';
}

/**
 * Begins an onboarding. Its certificate is made here, and the private half is in the vault before anybody
 * hears of it. Throws `DoorProblem` where there is no such tenant, `Refusal` where too many are pending.
 */
export async function beginOnboarding(
  services: Services,
  principal: Principal,
  wish: OnboardingWish,
): Promise<Onboarding> {
  const { signInEndpoint } = services;
  const tenantId = wish.user.split('@')[1] ?? '';
  const tenant = await signInEndpoint.tenantOf(tenantId);
  if (!tenant) throw new DoorProblem('no-such-tenant', '/user', { domain: tenantId });
  const owner = ownerOf(principal);
  await assertRoom(services, owner);
  const { user, mode, checks } = wish;
  const { tid } = tenant;
  const fresh = { owner, user, tenantId, tid, mode, checks };
  return insertOnboarding(services, fresh, {
    keptMs: KEPT_MS,
    withKey: wish.credential !== 'none',
  });
}

type Fresh = Omit<Onboarding, 'id' | 'certificate' | 'createdAt' | 'expiresAt'>;

/** Its key first: the private half is in the vault before anybody hears of it. */
export async function insertOnboarding(
  services: Pick<Services, 'clock' | 'entropy' | 'vault' | 'onboardings'>,
  fresh: Fresh,
  { keptMs, withKey }: { readonly keptMs: number; readonly withKey: boolean },
): Promise<Onboarding> {
  const { clock, entropy, vault, onboardings } = services;
  const id = entropy.hex(16);
  const certificate = withKey ? await makeKey(services, id) : undefined;
  const createdAt = clock();
  const onboarding = { ...fresh, id, certificate, createdAt, expiresAt: createdAt + keptMs };
  try {
    await onboardings.insert(onboarding);
  } catch (thrown) {
    if (certificate) await vault.remove(certificate.secret);
    throw thrown;
  }
  return onboarding;
}

async function assertRoom({ onboardings, clock }: Services, owner: string): Promise<void> {
  // Renewals are as many as there are accounts at most.
  const pending = (await onboardings.list()).filter(
    (one) => isPending(one, clock()) && one.renews === undefined,
  );
  const own = pending.filter((one) => one.owner === owner);
  if (own.length < MOST_PENDING.each && pending.length < MOST_PENDING.all) return;
  const message = `At most ${MOST_PENDING.each} may be pending for each, and ${MOST_PENDING.all} in all.`;
  throw new Refusal('quota-exhausted', message);
}

const LIFETIME_MS = 365 * DAY_MS;

async function makeKey(
  { clock, entropy, vault }: Pick<Services, 'clock' | 'entropy' | 'vault'>,
  id: string,
): Promise<PendingCertificate> {
  const { makeCertificate } = await import('../credentials/make-certificate');
  const name = madeHereName(id.slice(0, 8));
  const made = await makeCertificate({ name, notBefore: clock(), lifetimeMs: LIFETIME_MS });
  const secret = `o-${id}-pem-${entropy.hex(16)}`;
  await vault.put(secret, made.privateKey + made.certificate, {
    purpose: 'onboarding',
    onboarding: id,
  });
  return { pem: made.certificate, keyId: randomUUID(), notAfter: made.notAfter, secret };
}
