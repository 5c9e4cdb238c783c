import type { Check } from '@perennial/checks';
import type { Account } from '../domain/account';
import { countsIn, sumOf } from '../domain/day';
import type { DayRecord, RunCounts } from '../domain/day';
import type { Services } from '../services';

/** What one check came to over some days. */
export interface CheckCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly notApplicable: number;
  /** What it had made could not be removed. */
  readonly undoFailed: number;
}

export interface CheckReport extends CheckCounts {
  readonly check: string;
  readonly workload: string;
  /** Times that it was found broken. */
  readonly broken: readonly Breakage[];
}

/** Days since the epoch. */
export interface Breakage {
  readonly from: number;
  /** The first later day on which it passed without failing; absent while there is none. */
  readonly mended?: number | undefined;
}

export interface AccountReport {
  readonly runs: RunCounts;
  readonly checks: readonly CheckReport[];
}

/** What was tested in an account from one day up to another (both included), and what was found. */
export async function readReport(
  { days, catalogue }: Pick<Services, 'days' | 'catalogue'>,
  { id }: Pick<Account, 'id'>,
  from: number,
  to: number,
): Promise<AccountReport> {
  const records = await days.list(id, from, to + 1);
  const names = new Set(records.flatMap(({ checks }) => Object.keys(checks)));
  return {
    runs: sumOf(records.map(({ runs }) => runs)),
    checks: [...names].toSorted().map((check) => reportOf(check, records, catalogue)),
  };
}

function reportOf(
  check: string,
  records: readonly DayRecord[],
  catalogue: readonly Check[],
): CheckReport {
  const each = records.flatMap(({ day, checks }) =>
    checks[check] === undefined ? [] : [{ day, counts: countsIn(checks[check]) }],
  );
  const sum = (letter: string) =>
    each.reduce((all, { counts }) => all + (counts.get(letter) ?? 0), 0);
  return {
    check,
    workload: catalogue.find(({ id }) => id === check)?.workload ?? check.replace(/\..*$/, ''),
    passed: sum('p'),
    failed: sum('f'),
    skipped: sum('s'),
    notApplicable: sum('n'),
    undoFailed: sum('u'),
    broken: breakagesIn(each),
  };
}

/** Day by day: broken from the first failure on, mended by a day on which it only passed. */
function breakagesIn(
  days: readonly { readonly day: number; readonly counts: ReadonlyMap<string, number> }[],
): readonly Breakage[] {
  const found: Breakage[] = [];
  let since: number | undefined;
  for (const { day, counts } of days) {
    const failed = counts.has('f') || counts.has('u');
    if (failed) since ??= day;
    else if (since !== undefined && counts.has('p')) {
      found.push({ from: since, mended: day });
      since = undefined;
    }
  }
  return since === undefined ? found : [...found, { from: since }];
}

/** Of what ran, how much passed, in whole percent and never rounded up; undefined where nothing ran. */
export function passRate(parts: readonly CheckCounts[]): number | undefined {
  const passed = parts.reduce((sum, part) => sum + part.passed, 0);
  const failed = parts.reduce((sum, part) => sum + part.failed + part.undoFailed, 0);
  return passed + failed === 0 ? undefined : Math.floor((100 * passed) / (passed + failed));
}
