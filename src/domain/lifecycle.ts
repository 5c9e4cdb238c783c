/** What people ask of an account: to pause, to go on, to run at once. */
import { isLeased, NEVER, rests } from './account';
import type { Account, Paused } from './account';
import { troubled } from './check-memory';
import { runIdOf, slotOfRunId } from './run-id';

/**
 * Who paused it and why; nothing runs until it is resumed, or until the time that was said. A run under way
 * ends as it would. One that has paused itself is paused by whoever says so now.
 */
export function pause(
  account: Account,
  { by, reason, until }: Pick<Paused, 'by' | 'reason' | 'until'>,
  now: number,
): Account {
  if (account.state === 'paused' && account.paused?.share === undefined) return account;
  const slot = until ?? account.slot;
  return {
    ...account,
    state: 'paused',
    stateSince: now,
    paused: { at: now, by, reason, until },
    slot: isLeased(account, now) ? account.slot : slot,
    dueAt: isLeased(account, now) ? account.dueAt : (until ?? NEVER),
    updatedAt: now,
  };
}

/** The state of an account that is not paused, as its runs say. */
export function stateOf({
  verdict,
  memory,
}: Pick<Account, 'verdict' | 'memory'>): 'active' | 'degraded' | 'failing' {
  if (verdict?.working === false) return 'failing';
  return troubled(memory).length > 0 ? 'degraded' : 'active';
}

/** No longer paused, and as its runs left it. */
export const awake = (account: Account, now: number): Account => ({
  ...account,
  paused: undefined,
  state: account.credential.awaitsSignIn ? 'needs-sign-in' : stateOf(account),
  stateSince: now,
  updatedAt: now,
});

/** No longer paused, and due at once unless somebody has to sign in first; a run that is still under way is not disturbed. */
export function resume(account: Account, now: number): Account {
  if (account.state !== 'paused') return account;
  const active: Account = { ...awake(account, now), tries: undefined };
  if (rests(active)) return active;
  if (account.lease === undefined || !isLeased(account, now)) return dueNow(active, now);
  return { ...active, dueAt: Math.max(account.lease.until, account.slot) };
}

/** The account due at once, in a slot of its own. */
export function dueNow(account: Account, now: number): Account {
  const slot = freshSlot(account, now);
  return { ...account, slot, dueAt: slot, updatedAt: now };
}

/** A run that somebody (`by`) asks for by hand: the one that is running or waiting, else a new slot at once. */
export function requestRun(
  account: Account,
  by: string,
  now: number,
): { readonly account: Account; readonly runId: string } {
  if (account.slot <= now) return { account, runId: runIdOf(account.id, account.slot) };
  const next = dueNow(account, now);
  const dueAt = isLeased(account, now) ? account.dueAt : next.dueAt;
  const asked = { ...next, dueAt, asked: { by, slot: next.slot } };
  return { account: asked, runId: runIdOf(asked.id, asked.slot) };
}

/**
 * Now, or when a Retry-After that is still in force has passed. Not the very millisecond of an earlier
 * run: a slot is never used twice.
 */
function freshSlot(account: Account, now: number): number {
  const used = account.recentResults.map(({ runId }) => slotOfRunId(runId));
  let slot = Math.max(now, account.notBefore ?? 0);
  for (let left = used.length; left > 0 && used.includes(slot); left -= 1) slot += 1;
  return slot;
}
