/**
 * Work on an account outside of a run: lease it, so that no run starts beside the work; work; release it
 * with what the work came to; and send the message of a slot that came due meanwhile. When the app dies
 * in between, the account is due again at the lease's end.
 */
import type { Account, LeasedAccount } from '../domain/account';
import { endLease, grantLease, ownsLease } from '../domain/lease';
import type { Step, Versioned } from '../ports';
import type { Services } from '../services';
import { untilWritten } from '../until-written';
import { dispatch } from './dispatch';

type Deps = Pick<Services, 'accounts' | 'clock' | 'entropy' | 'runQueue' | 'lookAheadMs'>;

/** The account, leased for `ms` milliseconds at most. `conflict` when somebody else was first. */
export async function acquireLease(
  { accounts, clock, entropy }: Pick<Deps, 'accounts' | 'clock' | 'entropy'>,
  current: Versioned<Account>,
  ms?: number,
): Promise<LeasedAccount | 'conflict'> {
  const leased = grantLease(current.value, entropy.hex(16), clock(), ms);
  return (await accounts.commit(current, leased)) === 'conflict' ? 'conflict' : leased;
}

/**
 * Ends the lease and writes what `change` makes of the row as it is by now. Undefined, and nothing is
 * written, when the account was deleted meanwhile or the lease is somebody else's.
 */
export async function releaseLease(
  deps: Deps,
  { id, lease }: LeasedAccount,
  change: (account: Account) => Account,
  step?: Step,
): Promise<Account | undefined> {
  const released = await untilWritten(async () => {
    const latest = await deps.accounts.get(id);
    if (!latest || !ownsLease(latest.value, lease.fencingToken)) return undefined;
    const next = change(endLease(latest.value, deps.clock()));
    return (await deps.accounts.commit(latest, next, step)) === 'conflict' ? 'conflict' : next;
  });
  if (released) await dispatch(deps, released);
  return released;
}
