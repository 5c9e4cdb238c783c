import type { Account } from '../domain/account';
import type { Versioned } from '../ports';
import { noAccount, Refusal } from '../refusal';
import type { Services } from '../services';

/** A run and a person may write in between; more often than this they do not. */
const WRITE_TRIES = 20;

/**
 * Changes an account under the version it was read with, reading it again when somebody was first: a
 * run that is under way never makes a person's change fail. `change` gives back the very same object
 * where there is nothing to write. Throws `Refusal` when the account is gone.
 */
export async function updateAccount(
  { accounts, clock }: Pick<Services, 'accounts' | 'clock'>,
  id: string,
  change: (account: Account, now: number) => Account,
): Promise<{ readonly before: Account; readonly after: Account }> {
  for (let left = WRITE_TRIES; left > 0; left -= 1) {
    const current: Versioned<Account> | undefined = await accounts.get(id);
    if (!current || current.value.deleted) throw noAccount();
    const before = current.value;
    const after = change(before, clock());
    if (after === before || (await accounts.commit(current, after)) === 'done') {
      return { before, after };
    }
  }
  throw new Refusal('busy', 'The account keeps changing; try again.', { retryAfterMs: 1000 });
}
