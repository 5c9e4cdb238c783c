import type { Principal } from '../domain/member';
import { ownerOf } from '../domain/member';
import { isPending } from '../domain/onboarding';
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
    .filter((one) => one.owner === ownerOf(principal) && isPending(one, now))
    .toSorted((a, b) => a.createdAt - b.createdAt);
}

/** One of one's own that is pending. Throws `Refusal` when there is none, it is over, or is somebody else's. */
export async function findOnboarding(
  deps: Deps,
  principal: Principal,
  id: string,
): Promise<Versioned<Onboarding>> {
  const found = await findAlsoUsed(deps, principal, id);
  if (found.value.used) throw noOnboarding();
  return found;
}

/** The same of one that is used up, while it is remembered. */
export async function findAlsoUsed(
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
