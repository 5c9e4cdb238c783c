/**
 * What an account remembers of each of its checks, so that a change can be told from what always was,
 * and a one-off from what lasts. It lies in the account's row, which every run reads and writes anyway.
 */
import type { Outcome, OutcomeResult } from './run';
import { serviceOf } from './service';

export interface CheckMemory {
  readonly check: string;
  /** What it last came to, skipped runs left out. */
  readonly result: Exclude<OutcomeResult, 'skipped'>;
  /** When that was (milliseconds since the epoch). */
  readonly at: number;
  /** When it last passed; absent: what it looks at was never there. */
  readonly passedAt?: number | undefined;
  /** Present while it is in trouble: it fails, or what it looks at was there and is gone. */
  readonly trouble?: Trouble | undefined;
}

export interface Trouble {
  readonly since: number;
  /** How many runs in a row it was drawn in and came to no good. */
  readonly runs: number;
  /** The code of its last failure. */
  readonly code?: string | undefined;
  /** Seen twice, or on two checks of one service: no one-off, so that people are told. */
  readonly confirmed: boolean;
}

/** More than a catalogue has checks; the account's row has to hold them. */
export const MOST_REMEMBERED = 250;

/** How many checks in trouble the next run looks at again, besides what is drawn. */
export const MOST_RECHECKED = 5;

const FAILED: readonly OutcomeResult[] = ['failed', 'undo-failed'];

/**
 * Checks of a run that have passed before and are now refused as not provisioned, not licensed, or for a
 * permission that an earlier token held: the tenant has changed.
 */
export function lossesIn(
  memory: readonly CheckMemory[],
  outcomes: readonly Outcome[],
): readonly Outcome[] {
  const passed = new Set(memory.flatMap((one) => (one.passedAt === undefined ? [] : [one.check])));
  return outcomes.filter((outcome) => passed.has(outcome.check) && isGone(outcome));
}

function isGone({ result, failure }: Outcome): boolean {
  if (result === 'skipped') return failure?.code === 'missing-permission';
  return (
    result === 'not-applicable' &&
    (failure?.kind === 'not-provisioned' || failure?.kind === 'licence')
  );
}

/**
 * Of these outcomes, those that another check of the same service confirms in the same run: it came to
 * the same for the same cause.
 */
export const confirmedIn = (outcomes: readonly Outcome[]): readonly Outcome[] =>
  outcomes.filter((outcome) =>
    outcomes.some(
      (other) =>
        other.check !== outcome.check &&
        serviceOf(other.check) === serviceOf(outcome.check) &&
        other.failure?.code === outcome.failure?.code,
    ),
  );

/**
 * The memory after a run. `seenTwice`: checks that the run itself has looked at again, with the same
 * result.
 */
export function rememberOutcomes(
  memory: readonly CheckMemory[],
  outcomes: readonly Outcome[],
  seenTwice: readonly string[],
  now: number,
): readonly CheckMemory[] {
  const bad = outcomes.filter(({ result }) => FAILED.includes(result));
  const lost = lossesIn(memory, outcomes);
  const confirmed = new Set([
    ...seenTwice,
    ...[...confirmedIn(bad), ...confirmedIn(lost)].map(({ check }) => check),
  ]);
  const troubled = new Set([...bad, ...lost].map(({ check }) => check));
  const before = new Map(memory.map((one) => [one.check, one]));
  const fresh = outcomes.flatMap((outcome): CheckMemory[] => {
    const { check, result, failure } = outcome;
    const known = before.get(check);
    if (troubled.has(check)) {
      const runs = (known?.trouble?.runs ?? 0) + 1;
      const trouble = {
        since: known?.trouble?.since ?? now,
        runs,
        code: failure?.code,
        confirmed: known?.trouble?.confirmed === true || runs > 1 || confirmed.has(check),
      };
      const came = result === 'skipped' ? 'not-applicable' : result;
      return [{ check, result: came, at: now, passedAt: known?.passedAt, trouble }];
    }
    if (result === 'skipped') return [];
    const passedAt = result === 'passed' ? now : known?.passedAt;
    return [{ check, result, at: now, passedAt }];
  });
  const renewed = new Set(fresh.map(({ check }) => check));
  return [...memory.filter(({ check }) => !renewed.has(check)), ...fresh].slice(-MOST_REMEMBERED);
}

/** Checks whose trouble is no one-off: what makes an account `degraded`. */
export const troubled = (memory: readonly CheckMemory[] = []): readonly string[] =>
  memory.flatMap(({ check, trouble }) => (trouble?.confirmed ? [check] : []));

/** Since when each of them has been in trouble (milliseconds since the epoch). */
export const troubledSince = (memory: readonly CheckMemory[] = []): readonly number[] =>
  memory.flatMap(({ trouble }) => (trouble?.confirmed ? [trouble.since] : []));

/** What the next run looks at again whether it is drawn or not, the oldest trouble first. */
export const toRecheck = (memory: readonly CheckMemory[] = []): readonly string[] =>
  memory
    .flatMap(({ check, trouble }) => (trouble ? [{ check, since: trouble.since }] : []))
    .toSorted((a, b) => a.since - b.since)
    .slice(0, MOST_RECHECKED)
    .map(({ check }) => check);
