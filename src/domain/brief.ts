/**
 * An account in about a thousand characters: what a list of all accounts shows, and what `needs` decides by.
 * It lies in a column of the account's row, so that nobody reads whole rows for it. Pure.
 */
import { MINUTE_MS } from '../durations';
import { runOf } from './configuration';
import { troubled, troubledSince } from './check-memory';
import { countsOf, letterOfRun } from './day';
import type { DayCounts } from './day';
import { rests } from './account';
import type { Account } from './account';
import { expiryOf } from './credential-watch';
import { failureCode } from './failure';
import type { FailureCode } from './failure';
import type { Leftovers } from './leftovers';
import { slotAfter } from './schedule';
import { renewedAt } from './subscription';

/** Times in milliseconds since the epoch. */
export interface Brief {
  readonly id: string;
  readonly name: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly user?: string | undefined;
  readonly mode: Account['mode'];
  readonly owner: string;
  readonly credential: Pick<Account['credential'], 'kind' | 'expiresAt' | 'madeHere'>;
  readonly state: Account['state'];
  readonly stateSince: number;
  /** When it ends as Graph tells, and when it was last found to end later than before; or the permission that is missing to know. Absent before it was asked for. */
  readonly subscription?:
    | { readonly endsAt?: number | undefined; readonly renewedAt?: number | undefined }
    | { readonly missing: string }
    | undefined;
  readonly paused?: Account['paused'];
  /** Why the last run did not pass, without its facts. */
  readonly failure?: FailureCode | undefined;
  /** Checks whose trouble is no one-off: how many, one of them, and since when the first of them has been. */
  readonly troubled?:
    { readonly count: number; readonly check: string; readonly since: number } | undefined;
  /** Absent while the account rests. */
  readonly nextRunAt?: number | undefined;
  readonly running?: Running | undefined;
  /** One letter a run, newest first. */
  readonly results: string;
  /**
   * When the newest of them ended, in seconds since the epoch; then the gap to each older one, in seconds. To
   * the minute: as people read it, and gaps that are alike compress well.
   */
  readonly resultsAt: readonly number[];
  /** Days of the last week that had runs. */
  readonly days: readonly DayCounts[];
  readonly leftovers: Leftovers;
  readonly missing?: Account['missing'];
  readonly demo?: true | undefined;
  readonly revision: number;
}

/** Who runs it, and until when nobody else may. */
interface Running {
  readonly runId: string;
  readonly since: number;
  readonly until: number;
}

/** As long as the API takes a reason, in characters. */
const LONGEST_REASON = 200;

const NOTHING_LEFT: Leftovers = { open: 0, stuck: 0, parked: 0 };

/** What an overview reads of an account. It lies in a column of the row: written with every step. */
export function briefOf(account: Account): Brief {
  const { id, name, tenantId, clientId, user, mode, owner, state, stateSince } = account;
  const { paused, failure, missing, demo, leftovers = NOTHING_LEFT, revision } = account;
  const { kind, madeHere } = account.credential;
  const results = account.recentResults.toReversed();
  return {
    id,
    name,
    tenantId,
    clientId,
    user,
    mode,
    owner,
    credential: { kind, expiresAt: expiryOf(account.credential), madeHere },
    state,
    stateSince,
    subscription: subscriptionOf(account),
    paused: paused && { ...paused, reason: paused.reason?.slice(0, LONGEST_REASON) },
    failure: failure && failureCode(failure),
    troubled: troubleOf(account),
    nextRunAt: nextRunAt(account),
    running: runningOf(account),
    results: results.map(({ result }) => letterOfRun(result)).join(''),
    resultsAt: gapsBetween(results.map(({ at }) => Math.floor(at / MINUTE_MS) * 60)),
    days: daysOf(account),
    leftovers,
    missing,
    demo,
    revision,
  };
}

/** When the account runs next, the run that is under way left out; undefined while it rests. */
export function nextRunAt(account: Account): number | undefined {
  const { id, slot, schedule } = account;
  if (rests(account)) return undefined;
  return runOf(account) ? slotAfter(id, slot, schedule, slot) : slot;
}

/** The run that has the account, lost or not: `until` says which. */
function runningOf(account: Account): Running | undefined {
  const lease = runOf(account);
  return lease && { runId: lease.runId, since: lease.since, until: lease.until };
}

/** When an account's subscription ends; undefined where that is not known. */
export const subscriptionEnd = ({ subscription }: Brief): number | undefined =>
  subscription && 'endsAt' in subscription ? subscription.endsAt : undefined;

function subscriptionOf({ subscription: known }: Account): Brief['subscription'] {
  if (!known) return undefined;
  if ('missing' in known) return { missing: known.missing };
  return { endsAt: known.endsAt, renewedAt: renewedAt(known) };
}

function troubleOf({ memory }: Account): Brief['troubled'] {
  const [check, ...others] = troubled(memory);
  if (check === undefined) return undefined;
  return { count: others.length + 1, check, since: Math.min(...troubledSince(memory)) };
}

const gapsBetween = (times: readonly number[]): number[] => [
  ...times.slice(0, 1),
  ...times.slice(1).map((time, index) => Number(times[index]) - time),
];

/** Days of the last week, today's last. */
function daysOf({ today, earlierDays = [] }: Account): readonly DayCounts[] {
  return today ? [...earlierDays, countsOf(today)] : earlierDays;
}
