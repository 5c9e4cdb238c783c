import type { Onboarding } from '../domain/onboarding';
import { oneByOne } from '../one-by-one';
import type { Tally } from '../one-by-one';
import type { Services } from '../services';

type Deps = Pick<Services, 'onboardings' | 'vault'>;

/** Removes an onboarding with its key. The key first: while the row is there, it can be found. */
export async function dropOnboarding(
  { onboardings, vault }: Deps,
  { id, certificate }: Onboarding,
): Promise<void> {
  if (certificate) await vault.remove(certificate.secret);
  await onboardings.remove(id);
}

/** Removes those that nobody has finished in time. */
export async function dropExpired(deps: Deps & Pick<Services, 'clock' | 'log'>): Promise<Tally> {
  const now = deps.clock();
  const expired = (await deps.onboardings.list()).filter(({ expiresAt }) => expiresAt <= now);
  const nameOf = ({ id }: Onboarding) => ({ onboarding: id });
  return oneByOne(deps.log, 'onboarding.not-removed', expired, nameOf, (one) =>
    dropOnboarding(deps, one),
  );
}
