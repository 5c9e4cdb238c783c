import { DAY_MS } from '../durations';
import type { Account, Licences } from './account';

/** What a tenant's licences are read from again, in milliseconds: subscriptions change seldom. */
export const LICENCES_KEPT_MS = DAY_MS;

/**
 * Why nothing may be made in an account's tenant: its `owner` has said so, or its `licences` are not
 * the developer pack and the owner has not said that it may be all the same. Undefined when it may be;
 * also where the licences could not be read.
 */
export function writesRefusedBy({
  allowWrites,
  licences,
}: Pick<Account, 'allowWrites' | 'licences'>): 'owner' | 'licences' | undefined {
  if (allowWrites !== undefined) return allowWrites ? undefined : 'owner';
  return licences?.found === 'other' ? 'licences' : undefined;
}

/** What is known of the licences now: not being able to read them once more takes nothing back. */
export function licencesAfter(before: Licences | undefined, now: Licences): Licences {
  return now.found === 'unread' && before ? before : now;
}

/** Whether the licences are to be read before something is made. */
export function wantsLicences(
  { allowWrites, licences }: Pick<Account, 'allowWrites' | 'licences'>,
  now: number,
): boolean {
  if (allowWrites !== undefined) return false;
  return !licences || licences.found === 'unread' || now - licences.at >= LICENCES_KEPT_MS;
}
