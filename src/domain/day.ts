/**
 * What an account's runs came to by day (UTC). Today's record lies in the account's row, which every run
 * writes anyway, and goes as a whole into a row of its own with each run; earlier days are counts alone. Pure.
 */
import { DAY_MS } from '../durations';
import type { FailureKind } from './failure';
import { runResults } from './run';
import type { Outcome, OutcomeResult, Run, RunResult } from './run';

/** Runs by result: passed, degraded, failed, abandoned. */
export type RunCounts = readonly [number, number, number, number];

/** One day's runs of one account. */
export interface DayCounts {
  /** Whole days since the epoch (UTC). */
  readonly day: number;
  readonly runs: RunCounts;
  /** Failures of runs and of checks, by kind; absent where there were none. */
  readonly failures?: FailureCounts | undefined;
}

export type FailureCounts = Readonly<Partial<Record<FailureKind, number>>>;

/** One day of one account, in full. */
export interface DayRecord extends DayCounts {
  /** Check → how often it came to what, as letters and counts: `p2f1`. See `letterOf`. */
  readonly checks: Readonly<Record<string, string>>;
  readonly failures: FailureCounts;
}

/** The day of a time (milliseconds since the epoch). */
export const dayOf = (ms: number): number => Math.floor(ms / DAY_MS);

/** When a day begins (milliseconds since the epoch). */
export const startOfDay = (day: number): number => day * DAY_MS;

const NO_RUNS: RunCounts = [0, 0, 0, 0];

/** One letter for each result of a run, as strips have them. */
export const letterOfRun = (result: RunResult): string => result.charAt(0);

/** One letter for each result of a check. */
export const letterOf: Readonly<Record<OutcomeResult, string>> = {
  passed: 'p',
  failed: 'f',
  skipped: 's',
  'not-applicable': 'n',
  'undo-failed': 'u',
  // Locally only; nothing was shown either way.
  'not-simulated': 'n',
};

/** A day's record with one more run in it. Runs that end on another day begin a new one. */
export function dayWith(today: DayRecord | undefined, run: Run): DayRecord {
  const day = dayFor(run.endedAt, today);
  const before: DayRecord =
    today?.day === day ? today : { day, runs: NO_RUNS, checks: {}, failures: {} };
  const [passed, degraded, failed, lost] = runResults.map(
    (result, index) => Number(before.runs[index]) + (run.result === result ? 1 : 0),
  ) as unknown as [number, number, number, number];
  return {
    day,
    runs: [passed, degraded, failed, lost],
    checks: checksWith(before.checks, run.outcomes),
    failures: failuresWith(before.failures, run),
  };
}

/** A clock that is set back over midnight opens no day again that is over; one that was wrong for long does. */
function dayFor(endedAt: number, today: DayRecord | undefined): number {
  const day = dayOf(endedAt);
  return today?.day === day + 1 ? today.day : day;
}

function checksWith(before: DayRecord['checks'], outcomes: readonly Outcome[]) {
  const checks = { ...before };
  for (const { check, result } of outcomes) {
    const counts = countsIn(checks[check] ?? '');
    const letter = letterOf[result];
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
    checks[check] = [...counts].map(([each, count]) => `${each}${count}`).join('');
  }
  return checks;
}

/** What a text such as `p2f1` counts, by letter. */
export const countsIn = (text: string): Map<string, number> =>
  new Map(
    [...text.matchAll(/([a-z])(\d+)/g)].map(([, letter, count]) => [String(letter), Number(count)]),
  );

/** A run without outcomes has failed as a whole; otherwise its checks have. */
function failuresWith(before: DayRecord['failures'], { failure, outcomes }: Run) {
  const failures = { ...before };
  const failed = outcomes.flatMap((outcome) =>
    outcome.result === 'failed' || outcome.result === 'undo-failed' ? [outcome.failure] : [],
  );
  for (const each of outcomes.length === 0 ? [failure] : failed) {
    if (each) failures[each.kind] = (failures[each.kind] ?? 0) + 1;
  }
  return failures;
}

/** How many days the week has, today among them. */
const WEEK_DAYS = 7;

/** The days before `today` that a week still has, with the day that was today until now. */
export function earlierDays(
  earlier: readonly DayCounts[],
  before: DayRecord | undefined,
  today: number,
): readonly DayCounts[] {
  const closed = before ? [countsOf(before)] : [];
  return [...earlier, ...closed].filter(({ day }) => day > today - WEEK_DAYS && day < today);
}

/** A day without its checks. */
export function countsOf({ day, runs, failures }: DayRecord): DayCounts {
  return Object.keys(failures).length > 0 ? { day, runs, failures } : { day, runs };
}

/** Several accounts' counts of one day. */
export function sumOfDay(day: number, parts: readonly DayCounts[]): DayCounts {
  const failures: Partial<Record<FailureKind, number>> = {};
  for (const part of parts) {
    for (const [kind, count] of Object.entries(part.failures ?? {}) as [FailureKind, number][]) {
      failures[kind] = (failures[kind] ?? 0) + count;
    }
  }
  return { day, runs: sumOf(parts.map(({ runs }) => runs)), failures };
}

/** Runs of the seven days that end with the day of a time. */
export const weekOf = (days: readonly DayCounts[], now: number): RunCounts =>
  sumOf(days.filter(({ day }) => day > dayOf(now) - WEEK_DAYS).map(({ runs }) => runs));

/** Each of the four counts added up. */
export const sumOf = (counts: readonly RunCounts[]): RunCounts =>
  counts.reduce<RunCounts>(
    (sum, runs) => [sum[0] + runs[0], sum[1] + runs[1], sum[2] + runs[2], sum[3] + runs[3]],
    NO_RUNS,
  );
