import { nextRunAt } from '../domain/brief';
import { runOf } from '../domain/configuration';
import type { Account } from '../domain/account';
import type { LedgerEntry } from '../domain/run';
import type { Services } from '../services';

export interface Leftover {
  readonly entry: LedgerEntry;
  /** When it is looked for again (milliseconds since the epoch); undefined while the account is paused. */
  readonly nextTryAt: number | undefined;
}

/** What checks may have left in an account's tenant, the oldest first; what the run under way makes is no part of it. */
export async function listLeftovers(
  { ledger }: Pick<Services, 'ledger'>,
  account: Account,
): Promise<readonly Leftover[]> {
  const running = runOf(account)?.runId;
  const next = nextRunAt(account);
  return (await ledger.list(account.id))
    .filter(({ runId, clearAt }) => runId !== running && clearAt === undefined)
    .toSorted((a, b) => a.createdAt - b.createdAt)
    .map((entry) => ({ entry, nextTryAt: latest(next, entry.parkedUntil) }));
}

const latest = (next: number | undefined, parkedUntil = 0): number | undefined =>
  next === undefined ? undefined : Math.max(next, parkedUntil);
