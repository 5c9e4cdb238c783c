import type { Outcome } from './run';

/**
 * A check that Graph refused although the token holds its permission: what it lacks (a directory role,
 * an access policy, a licence) is granted by people, not by trying again, so it waits for a day.
 */
export interface Postponement {
  readonly check: string;
  /** Until when it is left alone (milliseconds since the epoch). */
  readonly until: number;
  /** Graph's code of the refusal. */
  readonly code: string;
  /** The permission that was held all the same. */
  readonly permission?: string | undefined;
  /** What the check names as needed besides. */
  readonly needs?: string | undefined;
}

/** How long a refused check is left alone, in milliseconds: until the same time tomorrow. */
export const POSTPONED_MS = 86_400_000;

/** More than a catalogue has checks; the account's row has to hold them. */
export const MOST_POSTPONED = 200;

/** The failure code of a check that was not tried because it is postponed. */
export const POSTPONED_CODE = 'postponed';

/** The postponements in force after a run: those that have not ended, and one for each refusal in it. */
export function postponementsAfter(
  before: readonly Postponement[],
  outcomes: readonly Outcome[],
  now: number,
): readonly Postponement[] {
  const fresh = outcomes.flatMap((outcome) => refusalIn(outcome, now));
  const renewed = new Set(fresh.map(({ check }) => check));
  const old = before.filter(({ check, until }) => until > now && !renewed.has(check));
  return [...old, ...fresh].slice(-MOST_POSTPONED);
}

function refusalIn({ check, result, failure }: Outcome, now: number): Postponement[] {
  if (result !== 'not-applicable' || failure?.kind !== 'permission') return [];
  if (failure.code === POSTPONED_CODE) return [];
  const { permission, needs } = failure.facts ?? {};
  return [
    {
      check,
      until: now + POSTPONED_MS,
      code: failure.code,
      ...(permission !== undefined && { permission }),
      ...(needs !== undefined && { needs }),
    },
  ];
}
