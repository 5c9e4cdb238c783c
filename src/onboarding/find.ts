import type { Principal } from '../domain/member';
import { ownerOf } from '../domain/member';
import type { Onboarding } from '../domain/onboarding';
import type { Versioned } from '../ports';
import { Refusal } from '../refusal';
import type { Services } from '../services';

type Deps = Pick<Services, 'onboardings' | 'clock'>;

/** One's own that are pending, oldest first. */
export async function listOnboardings(
  { onboardings, clock }: Deps,
  principal: Principal,
): Promise<readonly Onboarding[]> {
  const now = clock();
  const all = await onboardings.list();
  return all
    .filter(({ owner, expiresAt }) => owner === ownerOf(principal) && expiresAt > now)
    .toSorted((a, b) => a.createdAt - b.createdAt);
}

/** One of one's own. Throws `Refusal` when there is none, it has expired, or is somebody else's. */
export async function findOnboarding(
  { onboardings, clock }: Deps,
  principal: Principal,
  id: string,
): Promise<Versioned<Onboarding>> {
  const found = await onboardings.get(id);
  const isOwn = found?.value.owner === ownerOf(principal);
  if (found && isOwn && found.value.expiresAt > clock()) return found;
  throw noOnboarding();
}

export const noOnboarding = (): Refusal => new Refusal('not-found', 'There is no such onboarding.');
