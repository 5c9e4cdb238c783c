import type { Check } from '@perennial/checks';
import { leastPermissions } from '../checks/permissions';
import type { Account } from '../domain/account';
import { chosenChecks } from './resolve';

/** What tells how long the developer subscription lives. */
const DAYS_LEFT = 'Organization.Read.All';

/**
 * The whole set that an account's app is to be granted, sorted: for its chosen checks, and for the days left.
 * Always all of it, because a later consent to less may take away what an earlier one gave.
 */
export function wantedPermissions(
  catalogue: readonly Check[],
  account: Pick<Account, 'mode' | 'checks'>,
): readonly string[] {
  const chosen = chosenChecks(catalogue, account);
  const needed = chosen.flatMap((check) => leastPermissions(check, account.mode));
  return [...new Set([...needed, DAYS_LEFT])].sort();
}
