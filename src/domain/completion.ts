/** What the account's row looks like after a run: its next slot, its state, and what its owner is told. */
import { NEVER, RECENT_RESULTS_KEPT } from './account';
import type { Account, LeasedAccount, Licences, Preflight, Verdict } from './account';
import type { Failure } from './failure';
import { postponementsAfter } from './postponement';
import type { OutboxEntry, Run, RunResult } from './run';
import { slotAfter } from './schedule';

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
export function abandonedRun(account: LeasedAccount, now: number): Run {
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
