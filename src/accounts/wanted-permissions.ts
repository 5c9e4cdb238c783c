import type { Check } from '@perennial/checks';
import { permissionsFor } from '../checks/registration';
import type { Account } from '../domain/account';
import { chosenChecks } from './resolve';

/**
 * The whole set that an account's app is to be granted, sorted: for its chosen checks, and for the days left.
 * Always all of it, because a later consent to less may take away what an earlier one gave.
 */
export function wantedPermissions(
  catalogue: readonly Check[],
  account: Pick<Account, 'mode' | 'checks'>,
): readonly string[] {
  return permissionsFor(chosenChecks(catalogue, account), account.mode);
}
