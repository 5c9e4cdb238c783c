import { dayOf, startOfDay } from '../domain/day';
import type { Retention } from '../domain/settings';
import type { Services } from '../services';

type Deps = Pick<Services, 'runs' | 'days' | 'clock'>;

/** Of one account at a time; the next day goes on. */
const MOST_RUNS = 500;
/** Days are few and small: looked through once in so many days. */
const DAYS_PRUNED_EVERY = 7;

/** Removes an account's runs and days that have been kept for long enough; answers how many. */
export async function pruneRecords(
  deps: Deps,
  accountId: string,
  retention: Retention,
): Promise<number> {
  const today = dayOf(deps.clock());
  const kept = { since: startOfDay(today - retention.days), most: retention.runs };
  const runs = await deps.runs.prune(accountId, kept, MOST_RUNS);
  if (today % DAYS_PRUNED_EVERY !== 0) return runs;
  return runs + (await deps.days.prune(accountId, today - retention.history));
}
