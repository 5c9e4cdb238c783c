/**
 * Who may run an account, and what its row looks like meanwhile. Pure: the caller reads the row, asks
 * here, and writes the answer under the version it has read.
 *
 * ```
 *  dueAt = slot ──claim──► dueAt = lease's end ──complete──► slot = next, dueAt = next
 *                              ├── worker lost: due again at the lease's end, same slot, attempt + 1
 *                              └── put off: due again later, same slot and plan (put-off.ts)
 * ```
 */
import { isLeased, NEVER, PREFLIGHT_RUN_ID, rests } from './account';
import type { Account, Lease, LeasedAccount } from './account';
import { awake } from './lifecycle';
import { putOffOf } from './put-off';
import { runIdOf } from './run-id';
import { deferredUntil } from './schedule';
import { LEASE_MS, MAX_ATTEMPTS, PREFLIGHT_LEASE_MS } from './timing';

/** Clocks of two instances may differ: a message this early is taken as due. */
const EARLY_TOLERANCE_MS = 1000;

export type Decision =
  /** `plan`: drawn with an earlier claim of the slot. */
  | {
      readonly type: 'claim';
      readonly attempt: number;
      readonly plan?: readonly string[] | undefined;
    }
  /** Every worker that took the slot was lost: record that and step aside. */
  | { readonly type: 'abandon'; readonly attempt: number }
  /** Nothing to do; being late, second or superseded is normal. */
  | { readonly type: 'acknowledge'; readonly why: 'gone' | 'superseded' | 'running' | 'resting' }
  /** The message came after a standstill, and the account's schedule is closed by now. */
  | { readonly type: 'defer'; readonly until: number }
  /** The message came before its time. */
  | { readonly type: 'early'; readonly delayMs: number };

/** What a message about a slot means for the account as it is now. */
export function decide(account: Account | undefined, slot: number, now: number): Decision {
  if (!account || account.deleted) return { type: 'acknowledge', why: 'gone' };
  if (account.slot !== slot) return { type: 'acknowledge', why: 'superseded' };
  if (isLeased(account, now)) return { type: 'acknowledge', why: 'running' };
  if (rests(account)) return { type: 'acknowledge', why: 'resting' };
  const waiting = putOffOf(account);
  const dueAt = Math.max(slot, waiting?.until ?? slot);
  if (dueAt - now > EARLY_TOLERANCE_MS) return { type: 'early', delayMs: dueAt - now };
  const lost = account.lease?.runId === runIdOf(account.id, slot) ? account.lease : undefined;
  if (!lost) {
    const until = deferredUntil(account.id, slot, account.schedule, now);
    if (until !== undefined) return { type: 'defer', until };
    return { type: 'claim', attempt: 1, plan: waiting?.plan };
  }
  const attempt = lost.attempt + 1;
  return attempt > MAX_ATTEMPTS
    ? { type: 'abandon', attempt: lost.attempt }
    : { type: 'claim', attempt, plan: lost.plan };
}

/** The account with its slot moved to a time at which it may run. */
export const defer = (account: Account, until: number, now: number): Account => ({
  ...account,
  slot: until,
  dueAt: until,
  updatedAt: now,
});

/**
 * The account while a worker runs its slot: due again at the lease's end, in case the worker is lost. One that
 * was paused until now goes on.
 */
export function claim(
  claimed: Account,
  details: { attempt: number; fencingToken: string; plan: readonly string[] },
  now: number,
): LeasedAccount {
  const account = claimed.paused?.until === undefined ? claimed : awake(claimed, now);
  const lease: Lease = {
    runId: runIdOf(account.id, account.slot),
    attempt: details.attempt,
    fencingToken: details.fencingToken,
    since: now,
    until: now + LEASE_MS,
    plan: details.plan,
    revision: account.revision,
  };
  return { ...account, lease, dueAt: lease.until, updatedAt: now };
}

/** A claim that is no run: for a token request or a sweep, so that no run starts beside it. */
export function grantLease(
  account: Account,
  fencingToken: string,
  now: number,
  ms = PREFLIGHT_LEASE_MS,
): LeasedAccount {
  const lease: Lease = {
    runId: PREFLIGHT_RUN_ID,
    attempt: 1,
    fencingToken,
    since: now,
    until: now + ms,
    plan: [],
    revision: account.revision,
  };
  const dueAt = rests(account) ? NEVER : Math.max(lease.until, account.slot);
  return { ...account, lease, dueAt, updatedAt: now };
}

/**
 * Ends a claim that was no run, or one whose worker was lost while its account was being paused: the
 * slot is what it was, and an account that rests is not due.
 */
export function endLease(account: Account, now: number): Account {
  const { lease: _lease, ...rest } = account;
  const dueAt = rests(account) ? NEVER : account.slot;
  return { ...rest, dueAt, updatedAt: now };
}

/** Whether this worker's claim still stands: another one has another fencing token. */
export function ownsLease(
  account: Account | undefined,
  fencingToken: string,
): account is LeasedAccount {
  return account !== undefined && !account.deleted && account.lease?.fencingToken === fencingToken;
}
