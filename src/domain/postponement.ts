import type { CheckMemory } from './check-memory';
import type { FailureKind } from './failure';
import type { Outcome } from './run';
import { compact } from '../compact';
import { DAY_MS, HOUR_MS } from '../durations';

/**
 * A check that Graph refused for something that people change, and that trying again does not: a service
 * that is not set up, a licence that is missing, or what no token shows (a directory role, an access policy).
 */
export interface Postponement {
  readonly check: string;
  readonly kind: PostponedKind;
  /** Until when it is left alone (milliseconds since the epoch). */
  readonly until: number;
  /** Graph's code of the refusal. */
  readonly code: string;
  /** The permission that was held all the same. */
  readonly permission?: string | undefined;
  /** What the check names as needed besides. */
  readonly needs?: string | undefined;
}

type PostponedKind = 'permission' | 'not-provisioned' | 'licence';

/**
 * How long a refused check is left alone, in milliseconds. For a permission it is until permissions change;
 * what changes without showing in a token is looked for once a week.
 */
export const POSTPONED_MS: Readonly<Record<PostponedKind, number>> = {
  permission: 7 * DAY_MS,
  'not-provisioned': 3 * DAY_MS,
  licence: 3 * DAY_MS,
};

/**
 * What worked before and is gone is looked for in so many runs, so that its return is noticed soon; then
 * once a day.
 */
export const RUNS_LOOKED_FOR = 6;
const GONE_MS = DAY_MS;

/**
 * How long checks are left alone at most once all that two runs on end had were refusals, in milliseconds: then it is
 * the account that is refused, which a consent or a policy that spreads mends by itself, and there is no
 * other check to show it.
 */
export const ALL_REFUSED_MS = HOUR_MS;

/** More than a catalogue has checks; the account's row has to hold them. */
export const MOST_POSTPONED = 200;

/** The failure code of a check that was not tried because it is postponed. */
export const POSTPONED_CODE = 'postponed';

interface Circumstances {
  /** As it is after the run. */
  readonly memory: readonly CheckMemory[] | undefined;
  /** The token may do something else than the last one. */
  readonly regranted: boolean;
  /** Something passed in the run before this one, or there was none. */
  readonly worked: boolean;
  readonly now: number;
}

/** The postponements in force after a run: those that have not ended, and one for each refusal in it. */
export function postponementsAfter(
  before: readonly Postponement[],
  outcomes: readonly Outcome[],
  { memory = [], regranted, worked, now }: Circumstances,
): readonly Postponement[] {
  const troubleOf = (check: string) => memory.find((one) => one.check === check)?.trouble;
  const fresh = outcomes.flatMap((outcome) =>
    refusalIn(outcome, troubleOf(outcome.check)?.runs ?? 0, now),
  );
  const renewed = new Set(fresh.map(({ check }) => check));
  const old = before.filter(
    ({ check, kind, until }) =>
      until > now && !renewed.has(check) && !(regranted && kind === 'permission'),
  );
  const latest = !worked && isAllRefused(outcomes) ? now + ALL_REFUSED_MS : Infinity;
  return [...old, ...fresh]
    .slice(-MOST_POSTPONED)
    .map((one) => ({ ...one, until: Math.min(one.until, latest) }));
}

/** Whether whatever a run had was refused. Of a single check it is not known whether the account or the check is meant. */
const isAllRefused = (outcomes: readonly Outcome[]): boolean =>
  outcomes.length > 1 &&
  outcomes.every(({ result }) => result === 'not-applicable' || result === 'skipped');

function refusalIn(
  { check, result, failure }: Outcome,
  runsGone: number,
  now: number,
): Postponement[] {
  if (result !== 'not-applicable' || failure === undefined) return [];
  const { kind, code, facts = {} } = failure;
  if (code === POSTPONED_CODE || !isPostponed(kind)) return [];
  if (runsGone > 0 && runsGone < RUNS_LOOKED_FOR) return [];
  const ms = runsGone > 0 ? GONE_MS : POSTPONED_MS[kind];
  const { permission, needs } = facts;
  return [compact({ check, kind, until: now + ms, code, permission, needs })];
}

const isPostponed = (kind: FailureKind): kind is PostponedKind => Object.hasOwn(POSTPONED_MS, kind);
