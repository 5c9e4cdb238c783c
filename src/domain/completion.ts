/** What the account's row looks like after a run: its next slot, its state, and what its owner is told. */
import { rests, NEVER, RECENT_RESULTS_KEPT } from './account';
import type {
  Account,
  AccountState,
  LeasedAccount,
  Licences,
  Paused,
  Preflight,
  RecentResult,
  Verdict,
} from './account';
import { dayWith, earlierDays } from './day';
import { rememberOutcomes, troubled, troubledSince } from './check-memory';
import type { Failure } from './failure';
import { sumItems } from './items';
import type { Items } from './items';
import { restMs, shareAbove, stopsCalls, triesAfter } from './half-open';
import type { Leftovers } from './leftovers';
import { stateOf } from './lifecycle';
import { postponementsAfter } from './postponement';
import type { OutboxEntry, Run, RunResult } from './run';
import { slotAfter } from './schedule';
import type { PauseThreshold } from './settings';
import type { SubscriptionReading, SubscriptionUnread } from './subscription';
import { isInstallationFault, needsCredential, needsSignIn } from './token-refusal';

/** Whether the account did what it is for, if only in part. */
export const isWorking = (result: RunResult): boolean =>
  result === 'passed' || result === 'degraded';

/** What is owed to the owner about a change of the account. */
export type Notification = Pick<
  OutboxEntry,
  'change' | 'runId' | 'at' | 'since' | 'failure' | 'checks'
>;

export interface Completion {
  readonly account: Account;
  readonly notification?: Notification | undefined;
}

/** What a run has found out besides its outcomes. */
export interface Findings {
  /** Nothing may be sent to the tenant before (milliseconds since the epoch). */
  readonly notBefore?: number | undefined;
  readonly preflight?: Preflight | undefined;
  /** The tenant's GUID, as the token said it. */
  readonly tid?: string | undefined;
  /** A new token was fetched then because a permission was missing (milliseconds since the epoch). */
  readonly permissionsAskedAt?: number | undefined;
  /** Ledger entries that are still open. */
  readonly leftovers?: Leftovers | undefined;
  /** What the sweep before the run has found and removed. */
  readonly swept?: Items | undefined;
  readonly licences?: Licences | undefined;
  readonly subscriptionAskedAt?: number | undefined;
  /** When the directory says that the secret or certificate ends, where it was asked. */
  readonly directory?: Account['credential']['directory'];
  /** What Graph said of the tenant's subscription, where it was asked. */
  readonly subscription?: SubscriptionReading | Pick<SubscriptionUnread, 'missing'> | undefined;
  /** Checks that the run has looked at a second time, with the same result. */
  readonly seenTwice?: readonly string[] | undefined;
}

interface Circumstances {
  readonly now: number;
  /** What share of failed runs pauses the account; absent where none could. */
  readonly threshold?: PauseThreshold | undefined;
}

/** The account after its slot was run: the next slot, the recent results, the state that follows from the result. */
export function complete(
  account: Account,
  run: Run,
  { now, seenTwice = [], threshold, ...found }: Findings & Circumstances,
): Completion {
  if (run.failure && isInstallationFault(run.failure)) return unaffected(account, run, now);
  const { id, schedule, leftovers, licences, preflight, permissionsAskedAt } = account;
  const verdict = verdictAfter(account.verdict, run, now);
  // What a run came to before its account was changed says nothing of what it is now.
  const memory =
    run.revision === account.revision
      ? rememberOutcomes(account.memory ?? [], run.outcomes, seenTwice, now)
      : account.memory;
  const granted = [preflight?.granted, found.preflight?.granted] as const;
  const postponed = postponementsAfter(account.postponed ?? [], run.outcomes, {
    memory,
    regranted: isRegranted(...granted),
    worked: account.verdict?.working ?? true,
    now,
  });
  const recentResults = recentResultsAfter(account, run);
  const paused = pausedAfter(account, run, { recentResults, threshold, now });
  const tries = triesAfter(account.tries ?? 0, run.failure, {
    works: verdict.working,
    held: paused?.share !== undefined,
  });
  const state = paused ? 'paused' : stateAfter(account, run, { verdict, memory });
  const failure = run.failure ?? (state === 'degraded' ? account.failure : undefined);
  // Counted from the slot, as a preview does, unless the run came late.
  const rest = restMs({ tries, failure, verdict });
  const inTime = account.slot <= now && now - account.slot < rest;
  const rested = rest > 0 ? (inTime ? account.slot : now) + rest : 0;
  const due = slotAfter(id, account.slot, schedule, now, Math.max(found.notBefore ?? 0, rested));
  const slot = paused?.until ?? due;
  const { lease: _lease, putOff: _putOff, ...kept } = account;
  const today = dayWith(account.today, run);
  const next: Account = {
    ...kept,
    slot,
    dueAt: rests({ ...account, state, paused }) ? NEVER : slot,
    tid: found.tid ?? account.tid,
    verdict,
    memory,
    today,
    earlierDays: earlierDays(account.earlierDays ?? [], account.today, today.day),
    missing: missingAfter(account, run),
    items: sumItems([account.items, ...run.outcomes, found.swept]),
    state,
    stateSince: state === account.state ? account.stateSince : now,
    paused,
    tries: tries > 0 ? tries : undefined,
    failure,
    notBefore: found.notBefore,
    preflight: found.preflight ?? preflight,
    leftovers: found.leftovers ?? leftovers,
    licences: found.licences ?? licences,
    subscriptionAskedAt: found.subscriptionAskedAt ?? account.subscriptionAskedAt,
    credential:
      found.directory && run.revision === account.revision
        ? { ...account.credential, directory: found.directory }
        : account.credential,
    postponed: postponed.length > 0 ? postponed : undefined,
    permissionsAskedAt: found.permissionsAskedAt ?? permissionsAskedAt,
    recentResults,
    updatedAt: now,
  };
  return { account: next, notification: notificationOf(account, next, run, now) };
}

/**
 * A run that a fault of the installation itself kept from its tenant says nothing of the account: all
 * stays as it was, but for when it is due next. The operator is told.
 */
function unaffected(account: Account, { id: runId, failure }: Run, now: number): Completion {
  const slot = slotAfter(account.id, account.slot, account.schedule, now, 0);
  const { lease: _lease, putOff: _putOff, ...rest } = account;
  const dueAt = account.state === 'paused' ? NEVER : slot;
  return {
    account: { ...rest, slot, dueAt, updatedAt: now },
    notification: { change: 'installation', runId, at: now, since: now, failure },
  };
}

/** A check that always runs and was left out of this one for want of a permission; nothing new without outcomes. */
function missingAfter({ checks, missing }: Account, { outcomes }: Run): Account['missing'] {
  if (outcomes.length === 0) return missing;
  const [lacking] = outcomes.flatMap(({ check, failure }) =>
    failure?.code === 'missing-permission' && checks.always.includes(check)
      ? [{ check, permission: failure.facts?.['permission'] }]
      : [],
  );
  if (lacking?.permission === undefined) return undefined;
  return { check: lacking.check, permission: lacking.permission };
}

/** Whether the token may do something else than the one before. */
const isRegranted = (
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): boolean =>
  before !== undefined &&
  after !== undefined &&
  before.toSorted().join(' ') !== after.toSorted().join(' ');

function recentResultsAfter(
  { recentResults, paused, tries }: Account,
  run: Run,
): Account['recentResults'] {
  const isTry =
    paused?.share !== undefined ||
    tries !== undefined ||
    stopsCalls(run.failure) ||
    run.failure?.kind === 'licence';
  const last: RecentResult = {
    runId: run.id,
    result: run.result,
    at: run.endedAt,
    held: isTry || undefined,
  };
  return [...recentResults, last].slice(-RECENT_RESULTS_KEPT);
}

/**
 * Whether and why the account is paused after a run. One that has paused itself goes on when a run works;
 * one that works in part is never paused for that.
 */
function pausedAfter(
  { paused }: Account,
  run: Run,
  {
    recentResults,
    threshold,
    now,
  }: Circumstances & { readonly recentResults: Account['recentResults'] },
): Paused | undefined {
  const works = isWorking(run.result);
  if (paused) return paused.share && works ? undefined : paused;
  if (works || !threshold || stopsCalls(run.failure)) return undefined;
  const share = shareAbove(recentResults, threshold);
  return share && { at: now, by: 'perennial', share };
}

const waitsForPerson = (state: AccountState): boolean =>
  state === 'needs-sign-in' || state === 'needs-credential';

/**
 * A refusal that asks for a person is believed when it comes a second time, in another run. Until the
 * token endpoint answers otherwise, a fault of the way changes nothing of that.
 */
function stateAfter(
  account: Account,
  { failure }: Run,
  after: Pick<Account, 'verdict' | 'memory'>,
): AccountState {
  if (account.credential.awaitsSignIn) return 'needs-sign-in';
  if (after.verdict?.working || failure?.stage !== 'token') return stateOf(after);
  if (needsCredential(failure)) return 'needs-credential';
  const again = account.failure !== undefined && needsSignIn(account.failure);
  if (needsSignIn(failure) && again) return 'needs-sign-in';
  const unheard = failure.kind === 'network' || failure.kind === 'service';
  return unheard && waitsForPerson(account.state) ? account.state : 'failing';
}

function verdictAfter(before: Verdict | undefined, run: Run, now: number): Verdict {
  const working = isWorking(run.result);
  return before?.working === working ? before : { working, since: now };
}

/** A change of state is told, with the checks that fail by name: also those that still do when the rest works again. */
function notificationOf(
  before: Account,
  after: Account,
  run: Run,
  now: number,
): Notification | undefined {
  const change = changeOf(before, after);
  if (!change) return undefined;
  const failed = run.outcomes.filter(
    ({ result }) => result === 'failed' || result === 'undo-failed',
  );
  const checks = new Set([...troubled(after.memory), ...failed.map(({ check }) => check)]);
  return {
    ...change,
    runId: run.id,
    at: now,
    failure: run.failure,
    checks: checks.size > 0 ? [...checks].toSorted() : undefined,
  };
}

/** A first run that does not work is a change too; one that works is what was to be expected. */
function changeOf(
  before: Account,
  after: Account,
): Pick<Notification, 'change' | 'since'> | undefined {
  if (after.paused?.share && !before.paused) return { change: 'paused', since: sinceOf(after) };
  const [was, is] = [before.verdict && stateOf(before), stateOf(after)];
  if (is === (was ?? 'active')) return undefined;
  if (is === 'failing') return { change: 'failing', since: sinceOf(after) };
  if (is === 'degraded' && was !== 'failing') return { change: 'degraded', since: sinceOf(after) };
  return { change: 'recovered', since: sinceOf(before) };
}

/** Since when an account's runs have come to no good. */
function sinceOf({ verdict, memory, stateSince }: Account): number {
  if (verdict?.working === false) return verdict.since;
  return Math.min(stateSince, ...troubledSince(memory));
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
