import type { Account } from '../domain/account';
import { failureOf } from '../domain/failure';
import type { Failure } from '../domain/failure';
import type { LedgerEntry } from '../domain/run';
import { leftAfter, logSweep, sweepLedger } from '../engine/sweep';
import { limitedTo, openTenant } from '../engine/tenant';
import type { TimeLimit } from '../engine/tenant';
import type { Services } from '../services';
import { acquireToken } from '../tokens/acquire';

/** How long whoever deletes an account waits for what it has left to be removed, in milliseconds. */
const CLEARING_MS = 10_000;

/** Something that checks have made and that may still be in the tenant. */
export interface LeftBehind {
  readonly entry: LedgerEntry;
  /** Why it could not be removed; absent where it only may turn up late. */
  readonly failure: Failure | undefined;
}

/**
 * Removes what an account's runs have left in its tenant, before the secrets go that open it; answers what
 * stays. It never blocks: without a token, or with the time over, all that is left stays. What a run under
 * way makes is that run's own to remove.
 */
export async function clearTenant(
  services: Services,
  account: Account,
  underWay: string | undefined,
): Promise<readonly LeftBehind[]> {
  const ledger = await services.ledger.list(account.id);
  const entries = ledger.filter(({ runId }) => runId !== underWay).map(lookedAtNow);
  if (entries.length === 0) return [];
  return limitedTo(CLEARING_MS, services.clock(), (limit) =>
    clear(services, account, entries, limit),
  );
}

async function clear(
  services: Services,
  account: Account,
  entries: readonly LedgerEntry[],
  limit: TimeLimit,
): Promise<readonly LeftBehind[]> {
  try {
    const token = await acquireToken(services, account, limit);
    const tenant = openTenant(services, account, token, limit);
    const { findCreation } = services;
    const swept = await sweepLedger({ entries, findCreation, tenant, most: entries.length });
    logSweep(services, account.id, swept);
    const failures = new Map(swept.failures.map(({ entry, failure }) => [entry, failure]));
    return leftAfter(entries, swept)
      .filter(({ clearAt }) => clearAt === undefined)
      .map((entry) => ({ entry, failure: failures.get(entry.id) }));
  } catch (thrown) {
    const failure = failureOf(thrown);
    return entries.map((entry) => ({ entry, failure }));
  }
}

/** There is no later sweep: one that waits for its day has its turn now. */
const lookedAtNow = (entry: LedgerEntry): LedgerEntry => ({ ...entry, parkedUntil: undefined });
