import { dayOf, sumOfDay } from '../domain/day';
import type { DayCounts } from '../domain/day';
import { totalsOf } from '../domain/totals';
import type { Totals } from '../domain/totals';
import type { Tally } from '../one-by-one';
import type { Services } from '../services';
import { readSettings } from '../settings/read';

type Deps = Pick<Services, 'accounts' | 'statistics' | 'clock'>;

/** Days that the accounts' rows still have, today left out. */
const DAYS_BACK = 6;

/**
 * Keeps what all accounts' runs came to on each day that is over and has no row yet. The accounts' rows have
 * a week of it in brief, so that a few missed days are made up for.
 */
export async function keepStatistics(
  deps: Deps & Pick<Services, 'settings' | 'retentionDays'>,
): Promise<Tally> {
  const today = dayOf(deps.clock());
  const kept = new Set(
    (await deps.statistics.list(today - DAYS_BACK, today)).map(({ day }) => day),
  );
  const missing = daysBefore(today).filter((day) => !kept.has(day));
  const counts = missing.length > 0 ? (await countsNow(deps)).days : [];
  for (const day of missing)
    await deps.statistics.put(
      sumOfDay(
        day,
        counts.filter((one) => one.day === day),
      ),
    );
  const { retention } = await readSettings(deps);
  const pruned = await deps.statistics.prune(today - retention.statistics);
  return { done: missing.length + pruned, failed: 0 };
}

const daysBefore = (today: number): readonly number[] =>
  Array.from({ length: DAYS_BACK }, (_, back) => today - DAYS_BACK + back);

/** The accounts as they are now, and each one's days of the last week. */
async function countsNow({ accounts, clock }: Pick<Deps, 'accounts' | 'clock'>) {
  const briefs = [];
  for await (const brief of accounts.briefs()) briefs.push(brief);
  return { totals: totalsOf(briefs, clock()), days: briefs.flatMap(({ days }) => days) };
}

export interface Statistics {
  readonly totals: Totals;
  /** The last days, today's last; without runs where there were none. */
  readonly days: readonly DayCounts[];
}

/** What all accounts' runs came to in the last `days` days (UTC). */
export async function readStatistics(deps: Deps, days: number): Promise<Statistics> {
  const today = dayOf(deps.clock());
  const first = today - days + 1;
  const [kept, now] = await Promise.all([deps.statistics.list(first, today), countsNow(deps)]);
  const byDay = new Map(kept.map((each) => [each.day, each]));
  const each = Array.from({ length: days }, (_, index) => first + index).map(
    (day) =>
      byDay.get(day) ??
      sumOfDay(
        day,
        now.days.filter((one) => one.day === day),
      ),
  );
  return { totals: now.totals, days: each };
}
