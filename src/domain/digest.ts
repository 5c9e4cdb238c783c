/** The weekly digest: when it is due, and what is in it. Pure. Times in milliseconds since the epoch. */
import { DAY_MS, HOUR_MS } from '../durations';
import { subscriptionEnd } from './brief';
import type { Brief } from './brief';
import { daysUntil } from './countdown';
import { sumOf, weekOf } from './day';
import type { RunCounts } from './day';
import { localTime, weekdays } from './local-time';
import type { Weekday } from './local-time';
import { byUrgency, needsOf } from './needs';
import type { Need } from './needs';
import { nextTryAt } from './outbox';
import type { Severity } from './severity';

/** When it is sent. */
export interface DigestTime {
  readonly day: Weekday;
  /** `HH:MM`, as the clock shows it in the zone. */
  readonly at: string;
  readonly timeZone: string;
}

const WEEK_MS = 7 * DAY_MS;
/** A week in which clocks are set is an hour shorter. */
const SHORTEST_WEEK_MS = WEEK_MS - HOUR_MS;

/** Since when this week's is due. Undefined once a day has passed: the next one tells of it. */
export function digestDueSince({ day, at, timeZone }: DigestTime, now: number): number | undefined {
  const { weekday, ofDay } = localTime(timeZone, now);
  const days = weekdays.indexOf(weekday) - weekdays.indexOf(day);
  const atOfDay = (Number(at.slice(0, 2)) * 60 + Number(at.slice(3))) * 60_000;
  const since = (days * DAY_MS + ofDay - atOfDay + WEEK_MS) % WEEK_MS;
  return since < DAY_MS ? now - since : undefined;
}

/** That somebody tells a recipient, or has told it; written before anything is sent. */
export interface DigestClaim {
  /** Which one: since when it was due. */
  readonly due: number;
  readonly attempts: number;
  /** The last try was refused, and the next one is not before. Absent while nobody knows, and once it was delivered. */
  readonly againAt?: number | undefined;
}

/**
 * The claim of whoever may send the digest that is due; undefined where it was sent within the week, or may have
 * been: who dies while sending leaves it unsent rather than sent twice.
 */
export function claimDigest(
  last: DigestClaim | undefined,
  due: number,
  now: number,
): DigestClaim | undefined {
  const isOfNow = last !== undefined && due - last.due < SHORTEST_WEEK_MS;
  if (!isOfNow) return { due, attempts: 1 };
  if (last.againAt === undefined || last.againAt > now) return undefined;
  return { due: last.due, attempts: last.attempts + 1 };
}

/** The claim of a digest that did not go out: with the gaps of other mails. */
export const refusedDigest = (claim: DigestClaim, now: number): DigestClaim => ({
  ...claim,
  againAt: nextTryAt(claim.attempts - 1, now),
});

/** What a check came to in the week, in all accounts of a recipient. */
export interface CheckSum {
  readonly check: string;
  readonly workload: string;
  readonly passed: number;
  readonly failed: number;
  /** It was left out, or did not apply. */
  readonly skipped: number;
}

/** The same check of one account more. */
export const sumOfCheck = (one: CheckSum, other: CheckSum): CheckSum => ({
  ...one,
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
});

export interface Digest {
  readonly accounts: number;
  /** Of the last seven days. */
  readonly runs: RunCounts;
  /** What needs a person, most urgent first, with the account’s name; without one where it is the installation’s. */
  readonly needs: readonly (Need & { readonly name?: string | undefined })[];
  /** Subscriptions whose end is known, the nearest first. */
  readonly ends: readonly {
    readonly name: string;
    readonly endsAt: number;
    readonly days: number;
  }[];
  /** Of what ran, how much passed, by workload. */
  readonly workloads: readonly Tried[];
  /** How often each check was left out or did not apply, the most often first. */
  readonly skipped: readonly { readonly check: string; readonly count: number }[];
}

interface Tried {
  readonly workload: string;
  readonly passed: number;
  readonly failed: number;
}

/** What one recipient is told of its accounts; an operator also of what the installation needs. */
export function digestOf(
  briefs: readonly Brief[],
  checks: readonly CheckSum[],
  now: number,
  ofInstallation: readonly Need[] = [],
): Digest {
  const ofAccounts = briefs.flatMap((brief) =>
    needsOf(brief, now).map((need) => ({ ...need, name: brief.name })),
  );
  const needs = [...ofAccounts, ...ofInstallation];
  return {
    accounts: briefs.length,
    runs: sumOf(briefs.map(({ days }) => weekOf(days, now))),
    needs: needs.toSorted(byUrgency),
    ends: briefs.flatMap((brief) => endOf(brief, now)).toSorted((a, b) => a.endsAt - b.endsAt),
    workloads: triedIn(checks),
    skipped: checks
      .filter(({ skipped }) => skipped > 0)
      .map(({ check, skipped: count }) => ({ check, count }))
      .toSorted((a, b) => b.count - a.count || (a.check < b.check ? -1 : 1)),
  };
}

function endOf(brief: Brief, now: number): Digest['ends'] {
  const endsAt = subscriptionEnd(brief);
  if (endsAt === undefined) return [];
  return [{ name: brief.name, endsAt, days: Math.max(0, daysUntil(endsAt, now)) }];
}

function triedIn(checks: readonly CheckSum[]): readonly Tried[] {
  const found = new Map<string, Tried>();
  for (const { workload, passed, failed } of checks) {
    const before = found.get(workload) ?? { workload, passed: 0, failed: 0 };
    const next = { workload, passed: before.passed + passed, failed: before.failed + failed };
    if (next.passed + next.failed > 0) found.set(workload, next);
  }
  return [...found.values()].toSorted((a, b) => (a.workload < b.workload ? -1 : 1));
}

/** How much it matters: as much as the most urgent need in it. */
export function digestSeverity({ needs: [first] }: Pick<Digest, 'needs'>): Severity {
  if (!first) return 'info';
  return first.tone === 'fail' ? 'critical' : 'warning';
}
