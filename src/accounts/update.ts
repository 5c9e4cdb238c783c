import type { Account } from '../domain/account';
import type { AuditEntry } from '../domain/audit';
import type { Versioned } from '../ports';
import { noAccount } from '../refusal';
import type { Services } from '../services';
import { untilWritten } from '../until-written';

type Deps = Pick<Services, 'accounts' | 'clock'>;

/** An account that is there. Throws `Refusal` when it is not, or is being deleted. */
export async function readAccount(
  { accounts }: Pick<Deps, 'accounts'>,
  id: string,
): Promise<Versioned<Account>> {
  const current = await accounts.get(id);
  if (!current || current.value.deleted) throw noAccount();
  return current;
}

export interface Change {
  readonly before: Account;
  readonly after: Account;
}

/**
 * Changes an account under the version it was read with, reading it again when somebody was first: a
 * run that is under way never makes a person's change fail. `change` gives back the very same object
 * where there is nothing to write. `audit` says what the list of changes is to tell of it. Throws `Refusal` when the account is gone.
 */
export async function updateAccount(
  { accounts, clock }: Deps,
  id: string,
  change: (account: Account, now: number) => Account,
  audit?: (change: Change) => AuditEntry | undefined,
): Promise<Change> {
  return untilWritten(async () => {
    const current = await readAccount({ accounts }, id);
    const before = current.value;
    const after = change(before, clock());
    if (after === before) return { before, after };
    const step = { audit: audit?.({ before, after }) };
    const written = await accounts.commit(current, after, step);
    return written === 'conflict' ? 'conflict' : { before, after };
  });
}
