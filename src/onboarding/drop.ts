import { USED_KEPT_MS } from '../domain/onboarding';
import type { Onboarding } from '../domain/onboarding';
import { oneByOne } from '../one-by-one';
import type { Tally } from '../one-by-one';
import type { Services } from '../services';
import { untilWritten } from '../until-written';

type Deps = Pick<Services, 'onboardings' | 'vault'>;

/** Removes an onboarding with its key. The key first: while the row is there, it can be found. */
export async function dropOnboarding(
  { onboardings, vault }: Deps,
  { id, certificate }: Onboarding,
): Promise<void> {
  if (certificate) await vault.remove(certificate.secret);
  await onboardings.remove(id);
}

/** Removes its key, and remembers for a day (`USED_KEPT_MS`) that it is used up. */
export async function useUp(
  { onboardings, vault, clock }: Deps & Pick<Services, 'clock'>,
  { id, certificate }: Onboarding,
): Promise<void> {
  if (certificate) await vault.remove(certificate.secret);
  await untilWritten(async () => {
    const current = await onboardings.get(id);
    if (!current) return 'done';
    const expiresAt = clock() + USED_KEPT_MS;
    const next = { ...current.value, certificate: undefined, used: true as const, expiresAt };
    return onboardings.replace(current, next);
  });
}

/** Removes those that nobody has finished in time, and what is left of the others. */
export async function dropExpired(deps: Deps & Pick<Services, 'clock' | 'log'>): Promise<Tally> {
  const now = deps.clock();
  const expired = (await deps.onboardings.list()).filter(({ expiresAt }) => expiresAt <= now);
  const nameOf = ({ id }: Onboarding) => ({ onboarding: id });
  return oneByOne(deps.log, 'onboarding.not-removed', expired, nameOf, (one) =>
    dropOnboarding(deps, one),
  );
}
