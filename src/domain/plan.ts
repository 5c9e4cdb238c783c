import type { Account, CheckCount, Mode, Selection } from './account';
import { isAlways, isDrawn } from './choice';
import type { CheckTraits } from './choice';
import { randomFrom } from './random';

/** An entry of a plan: a check's id, and its version where it has one. */
export const planEntry = (id: string, version: string | undefined): string =>
  version === undefined ? id : `${id}@${version}`;

/** The check that an entry of a plan names. */
export function checkOfEntry(entry: string): { readonly id: string; readonly version?: string } {
  const at = entry.indexOf('@');
  return at === -1 ? { id: entry } : { id: entry.slice(0, at), version: entry.slice(at + 1) };
}

/** What a plan needs to know of a check. */
export interface Candidate extends CheckTraits {
  /** How often it is drawn against the others; 1 unless said otherwise. */
  readonly weight: number;
  readonly version?: string | undefined;
  readonly modes: readonly Mode[];
  /** From when it may run, as far as is known: -Infinity is always, Infinity not before something changes. */
  readonly eligibleFrom: number;
}

/** Always-members keep their place in every plan, ineligible or not: why they cannot run is an outcome to see. */
export function selectAlways(
  candidates: readonly Candidate[],
  selection: Selection,
  mode: Mode,
): readonly Candidate[] {
  return candidates.filter((one) => one.modes.includes(mode) && isAlways(one, selection));
}

/** What the run of a slot draws from: chosen, usable in this mode, eligible, and not always run anyway. */
export function selectRandom(
  candidates: readonly Candidate[],
  selection: Selection,
  mode: Mode,
  slot: number,
): readonly Candidate[] {
  return candidates.filter(
    (one) => one.modes.includes(mode) && one.eligibleFrom <= slot && isDrawn(one, selection),
  );
}

/**
 * The ordered checks of one run. Seeded by account and slot: the same slot gives the same plan,
 * wherever and however often it is drawn from the same choice. `recheck`: checks in trouble, which are
 * looked at again as far as they may run, after what is drawn and without changing that.
 */
export function drawPlan(
  account: Pick<Account, 'id' | 'checks' | 'checksPerRun' | 'mode'>,
  slot: number,
  candidates: readonly Candidate[],
  recheck: readonly string[] = [],
): readonly string[] {
  const random = randomFrom(`plan|${account.id}|${slot}`);
  const always = selectAlways(candidates, account.checks, account.mode);
  const drawable = selectRandom(candidates, account.checks, account.mode, slot);
  const pool = [...drawable];
  const drawn: Candidate[] = [...always];
  for (
    let left = drawCount(account.checksPerRun, random.int.bind(random));
    left > 0 && pool.length > 0;
    left -= 1
  ) {
    drawn.push(...pool.splice(weightedIndex(pool, random.int.bind(random)), 1));
  }
  const plan = shuffled(drawn, random.int.bind(random));
  const again = drawable.filter((one) => recheck.includes(one.id) && !plan.includes(one));
  return [...plan, ...again].map(({ id, version }) => planEntry(id, version));
}

type Int = (min: number, max: number) => number;

function drawCount({ min, max }: CheckCount, int: Int): number {
  return int(min, max);
}

/** An index of the pool, each entry as likely as its weight says. Weights count in thousandths. */
function weightedIndex(pool: readonly Candidate[], int: Int): number {
  const shares = pool.map(({ weight }) => Math.max(1, Math.round(weight * 1000)));
  let mark = int(
    1,
    shares.reduce((sum, share) => sum + share, 0),
  );
  return shares.findIndex((share) => (mark -= share) <= 0);
}

/** Fisher–Yates. */
function shuffled<T>(items: readonly T[], int: Int): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = int(0, last);
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}
