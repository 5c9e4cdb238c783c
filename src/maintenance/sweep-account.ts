import type { Account } from '../domain/account';
import { LEASE_MS, RUN_DEADLINE_MS } from '../domain/timing';
import type { Step, Versioned } from '../ports';
import { acquireToken } from '../tokens/acquire';
import { leftoversIn } from '../domain/leftovers';
import type { Leftovers } from '../domain/leftovers';
import { sumItems } from '../domain/items';
import type { Items } from '../domain/items';
import { acquireLease, releaseLease } from '../accounts/lease';
import type { Services } from '../services';
import { logSweep, leftAfter, sweepBeforeChecks } from '../engine/sweep';
import { limitedTo, openTenant } from '../engine/tenant';
import type { TimeLimit } from '../engine/tenant';
import { failureOf } from '../domain/failure';

/**
 * Removes what earlier runs left of an account that does not run soon. Leases the account meanwhile, so
 * that no run starts beside it. Answers how many ledger entries were finished.
 */
export async function sweepAccount(
  services: Services,
  current: Versioned<Account>,
): Promise<number> {
  // Only its runs ask for a token while they are refused one.
  if (current.value.tries !== undefined) return 0;
  const leased = await acquireLease(services, current, LEASE_MS);
  if (leased === 'conflict') return 0;
  const { leftovers, items, ...step } = await limitedTo(
    RUN_DEADLINE_MS,
    services.clock(),
    (limit) => sweep(services, leased, limit),
  );
  const withLeftovers = (account: Account): Account => ({
    ...account,
    leftovers: leftovers ?? account.leftovers,
    items: sumItems([account.items, items]),
  });
  const released = await releaseLease(services, leased, withLeftovers, step);
  return released ? (step.ledgerRemove?.length ?? 0) : 0;
}

/** What the sweep came to. Without a token, or when it fails, everything stays for the next one. */
async function sweep(
  services: Services,
  account: Account,
  limit: TimeLimit,
): Promise<Step & { readonly leftovers?: Leftovers; readonly items?: Items }> {
  try {
    const token = await acquireToken(services, account, { signal: limit.signal });
    const tenant = openTenant(services, account, token, limit);
    const entries = await services.ledger.list(account.id);
    const swept = await sweepBeforeChecks({
      entries,
      findCreation: services.findCreation,
      tenant,
    });
    logSweep(services, account.id, swept);
    const { ledgerRemove, ledgerUpdate: ledgerPut, items } = swept;
    return { ledgerRemove, ledgerPut, items, leftovers: leftoversIn(leftAfter(entries, swept)) };
  } catch (thrown) {
    const { kind, code } = failureOf(thrown);
    services.log.warn('sweep.postponed', { accountId: account.id, kind, code });
    return {};
  }
}
