import { PREFLIGHT_RUN_ID } from '../src/domain/account';
import type { Account } from '../src/domain/account';
import { endLease } from '../src/domain/lease';
import { LEASE_MS } from '../src/domain/timing';
import type { AccountStore } from '../src/ports';

/**
 * Makes every account due now whose worker was lost with the process before this one, or whose message
 * was in its hands. Only for local mode, where this process is the only one: in Azure another instance
 * may hold the lease, and it ends by itself. Answers how many accounts that were.
 */
export async function releaseAccounts(
  accounts: Pick<AccountStore, 'due' | 'get' | 'commit'>,
  now: number,
): Promise<number> {
  let released = 0;
  // A claimed account is due again when its lease ends.
  for await (const { accountId } of accounts.due(now + LEASE_MS)) {
    const current = await accounts.get(accountId);
    if (!current || current.value.deleted) continue;
    const next = freed(current.value, now);
    if (next && (await accounts.commit(current, next)) !== 'conflict') released += 1;
  }
  return released;
}

/** The account free to run, or undefined when it is as it should be. */
function freed(account: Account, now: number): Account | undefined {
  const { lease } = account;
  if (!lease) return account.dueAt <= now ? { ...account, dueAt: now } : undefined;
  if (lease.runId === PREFLIGHT_RUN_ID || account.state === 'paused') return endLease(account, now);
  // The claim stays visible as one that was lost, so that the next worker counts it and keeps its plan.
  return { ...account, lease: { ...lease, until: now }, dueAt: now, updatedAt: now };
}
