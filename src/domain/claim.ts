/**
 * Who may run an account, and what the account's row looks like before, during and after. Pure: the
 * caller reads the row, asks here, and writes the answer under the version it has read.
 *
 * ```
 *  dueAt = slot ──claim──► dueAt = lease's end ──complete──► slot = next, dueAt = next
 *                              └── worker lost: due again at the lease's end, same slot, attempt + 1
 * ```
 */
import { isLeased, NEVER, PREFLIGHT_RUN_ID, RECENT_RESULTS_KEPT } from './account';
import type { Account, Lease, Licences, Preflight, Verdict } from './account';
import type { Failure } from './failure';
import type { OutboxEntry, Run, RunResult } from './run';
import { postponementsAfter } from './postponement';
import { runIdOf, slotOfRunId } from './run-id';
import { slotAfter } from './schedule';
import { LEASE_MS, MAX_ATTEMPTS, PREFLIGHT_LEASE_MS } from './timing';

/** Clocks of two instances may differ: a message this early is taken as due. */
const EARLY_TOLERANCE_MS = 1000;

export type Decision =
  | { readonly type: 'claim'; readonly attempt: number; readonly plan?: readonly string[] }
  /** Every worker that took the slot was lost: record that and step aside. */
  | { readonly type: 'abandon'; readonly attempt: number }
  /** Nothing to do; being late, second or superseded is normal. */
  | { readonly type: 'acknowledge'; readonly why: 'gone' | 'superseded' | 'running' | 'paused' }
  /** The message came before its time. */
  | { readonly type: 'early'; readonly delayMs: number };

/** What a message about a slot means for the account as it is now. */
export function decide(account: Account | undefined, slot: number, now: number): Decision {
  if (!account || account.deleted) return { type: 'acknowledge', why: 'gone' };
  if (account.slot !== slot) return { type: 'acknowledge', why: 'superseded' };
  if (isLeased(account, now)) return { type: 'acknowledge', why: 'running' };
  if (account.state === 'paused') return { type: 'acknowledge', why: 'paused' };
  if (slot - now > EARLY_TOLERANCE_MS) return { type: 'early', delayMs: slot - now };
  const lost = account.lease?.runId === runIdOf(account.id, slot) ? account.lease : undefined;
  if (!lost) return { type: 'claim', attempt: 1 };
  const attempt = lost.attempt + 1;
  return attempt > MAX_ATTEMPTS
    ? { type: 'abandon', attempt: lost.attempt }
    : { type: 'claim', attempt, plan: lost.plan };
}

/** The account while a worker runs its slot: due again at the lease's end, in case the worker is lost. */
export function claim(
  account: Account,
  details: { attempt: number; fencingToken: string; plan: readonly string[] },
  now: number,
): Account & { readonly lease: Lease } {
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
): Account & { readonly lease: Lease } {
  const lease: Lease = {
    runId: PREFLIGHT_RUN_ID,
    attempt: 1,
    fencingToken,
    since: now,
    until: now + ms,
    plan: [],
    revision: account.revision,
  };
  const dueAt = account.state === 'paused' ? NEVER : Math.max(lease.until, account.slot);
  return { ...account, lease, dueAt, updatedAt: now };
}

/**
 * Ends a claim that was no run, or one whose worker was lost while its account was being paused: the
 * slot is what it was, and a paused account is not due.
 */
export function endLease(account: Account, now: number): Account {
  const { lease: _lease, ...rest } = account;
  const dueAt = account.state === 'paused' ? NEVER : account.slot;
  return { ...rest, dueAt, updatedAt: now };
}

/** Whether this worker's claim still stands: another one has another fencing token. */
export function ownsLease(
  account: Account | undefined,
  fencingToken: string,
): account is Account & { readonly lease: Lease } {
  return account !== undefined && !account.deleted && account.lease?.fencingToken === fencingToken;
}

export const isWorking = (result: RunResult): boolean =>
  result === 'passed' || result === 'degraded';

export interface Completion {
  readonly account: Account;
  /** What is owed to the owner: the account went from working to failing, or back. */
  readonly notification?:
    Pick<OutboxEntry, 'change' | 'runId' | 'at' | 'since' | 'failure'> | undefined;
}

/** What a run has found out besides its outcomes. */
export interface Findings {
  /** Nothing may be sent to the tenant before (milliseconds since the epoch). */
  readonly notBefore?: number | undefined;
  readonly preflight?: Preflight | undefined;
  /** A new token was fetched then because a permission was missing (milliseconds since the epoch). */
  readonly permissionsAskedAt?: number | undefined;
  /** Ledger entries that are still open. */
  readonly leftovers?: number | undefined;
  readonly licences?: Licences | undefined;
}

/** The account after its slot was run: the next slot, the strip, the state that follows from the result. */
export function complete(
  account: Account,
  run: Run,
  details: Findings & { readonly now: number },
): Completion {
  const {
    now,
    notBefore,
    preflight,
    permissionsAskedAt,
    leftovers = account.leftovers,
    licences = account.licences,
  } = details;
  const {
    lease: _lease,
    failure: _failure,
    notBefore: _notBefore,
    postponed: before = [],
    ...rest
  } = account;
  const postponed = postponementsAfter(before, run.outcomes, now);
  const slot = slotAfter(account.id, account.slot, account.schedule, now, notBefore);
  const verdict = verdictAfter(account.verdict, run, now);
  const paused = account.state === 'paused';
  const state = paused ? 'paused' : verdict.working ? 'active' : 'failing';
  const next: Account = {
    ...rest,
    slot,
    dueAt: paused ? NEVER : slot,
    verdict,
    state,
    stateSince: state === account.state ? account.stateSince : now,
    ...(run.failure && { failure: run.failure }),
    ...(notBefore !== undefined && { notBefore }),
    ...(preflight && { preflight }),
    ...(leftovers !== undefined && { leftovers }),
    ...(licences && { licences }),
    ...(postponed.length > 0 && { postponed }),
    ...(permissionsAskedAt !== undefined && { permissionsAskedAt }),
    recentResults: [
      ...account.recentResults,
      { runId: run.id, result: run.result, at: run.endedAt },
    ].slice(-RECENT_RESULTS_KEPT),
    updatedAt: now,
  };
  const change = changeOf(account.verdict, verdict);
  if (!change) return { account: next };
  const failed = run.failure && { failure: run.failure };
  return { account: next, notification: { ...change, runId: run.id, at: now, ...failed } };
}

function verdictAfter(before: Verdict | undefined, run: Run, now: number): Verdict {
  const working = isWorking(run.result);
  return before?.working === working ? before : { working, since: now };
}

/** A first run that fails is a change too; a first run that works is what was to be expected. */
function changeOf(
  before: Verdict | undefined,
  after: Verdict,
): Pick<OutboxEntry, 'change' | 'since'> | undefined {
  if (before === undefined) {
    return after.working ? undefined : { change: 'failing', since: after.since };
  }
  if (before.working === after.working) return undefined;
  return after.working
    ? { change: 'recovered', since: before.since }
    : { change: 'failing', since: after.since };
}

/** The record of a slot whose every worker was lost. */
export function abandonedRun(account: Account & { readonly lease: Lease }, now: number): Run {
  const failure: Failure = {
    stage: 'request',
    kind: 'bug',
    code: 'abandoned',
    facts: { attempts: String(account.lease.attempt) },
  };
  return {
    id: account.lease.runId,
    accountId: account.id,
    slot: account.slot,
    attempt: account.lease.attempt,
    startedAt: account.lease.since,
    endedAt: now,
    result: 'abandoned',
    failure,
    outcomes: [],
    revision: account.lease.revision,
  };
}

/** Who paused it and why; nothing runs until it is resumed. A run under way ends as it would. */
export function pause(
  account: Account,
  by: string,
  reason: string | undefined,
  now: number,
): Account {
  if (account.state === 'paused') return account;
  return {
    ...account,
    state: 'paused',
    stateSince: now,
    paused: { by, ...(reason !== undefined && { reason }) },
    dueAt: isLeased(account, now) ? account.dueAt : NEVER,
    updatedAt: now,
  };
}

/** Active again and due at once; a run that is still under way is not disturbed. */
export function resume(account: Account, now: number): Account {
  if (account.state !== 'paused') return account;
  const { paused: _paused, ...rest } = account;
  const state = account.verdict?.working === false ? 'failing' : 'active';
  const active: Account = { ...rest, state, stateSince: now, updatedAt: now };
  if (account.lease === undefined || !isLeased(account, now)) return dueNow(active, now);
  return { ...active, dueAt: Math.max(account.lease.until, account.slot) };
}

/** The account due at once, in a slot of its own. */
export function dueNow(account: Account, now: number): Account {
  const slot = freshSlot(account, now);
  return { ...account, slot, dueAt: slot, updatedAt: now };
}

/** A run asked for by hand: the one that is running or waiting, else a new slot at once. */
export function requestRun(
  account: Account,
  now: number,
): { readonly account: Account; readonly runId: string } {
  const waiting = account.slot <= now;
  const held = isLeased(account, now);
  const asked = waiting
    ? account
    : { ...dueNow(account, now), ...(held && { dueAt: account.dueAt }) };
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
