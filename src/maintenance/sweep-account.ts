import type { Account } from '../domain/account';
import { grantLease, ownsLease, endLease } from '../domain/claim';
import { LEASE_MS, RUN_DEADLINE_MS } from '../domain/timing';
import type { Step, Versioned } from '../ports';
import { acquireToken } from '../tokens/acquire';
import { dispatch } from '../accounts/dispatch';
import type { Services } from '../services';
import { logSweep, sweepLedger } from '../engine/sweep';
import { limitOf, openTenant } from '../engine/tenant';
import { failureOf } from '../domain/failure';

const WRITE_TRIES = 10;

/**
 * Removes what earlier runs left of an account that does not run soon. Holds the account meanwhile, so
 * that no run starts beside it. Answers how many ledger entries were finished.
 */
export async function sweepAccount(
  services: Services,
  current: Versioned<Account>,
): Promise<number> {
  const now = services.clock();
  const fencingToken = services.entropy.hex(16);
  const held = grantLease(current.value, fencingToken, now, LEASE_MS);
  if ((await services.accounts.commit(current, held)) === 'conflict') return 0;
  const { leftovers, ...step } = await sweep(services, held);
  for (let left = WRITE_TRIES; left > 0; left -= 1) {
    const latest = await services.accounts.get(held.id);
    if (!latest || !ownsLease(latest.value, fencingToken)) return 0;
    const known = leftovers === undefined ? {} : { leftovers };
    const released = { ...endLease(latest.value, services.clock()), ...known };
    if ((await services.accounts.commit(latest, released, step)) === 'conflict') continue;
    await dispatch(services, released);
    return step.ledgerRemove?.length ?? 0;
  }
  return 0;
}

/** What the sweep came to. Without a token, or when it fails, everything stays for the next one. */
async function sweep(
  services: Services,
  account: Account,
): Promise<Step & { readonly leftovers?: number }> {
  const limit = limitOf(RUN_DEADLINE_MS, services.clock());
  try {
    const token = await acquireToken(services, account, { signal: limit.signal });
    const tenant = openTenant(services, account, token, limit);
    const entries = await services.ledger.list(account.id);
    const swept = await sweepLedger({ entries, catalogue: services.catalogue, tenant });
    logSweep(services, account.id, swept);
    const { ledgerRemove, ledgerUpdate: ledgerPut } = swept;
    return { ledgerRemove, ledgerPut, leftovers: entries.length - ledgerRemove.length };
  } catch (thrown) {
    const { kind, code } = failureOf(thrown);
    services.log.warn('sweep.postponed', { accountId: account.id, kind, code });
    return {};
  }
}
