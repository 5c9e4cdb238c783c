import type { Account } from '../domain/account';
import { dayOf } from '../domain/day';
import type { DayRecord, RunCounts } from '../domain/day';
import type { Services } from '../services';

/** What an account's runs and checks came to, day by day, today's last. */
export interface History {
  /** The first day (days since the epoch). */
  readonly from: number;
  readonly runs: readonly RunCounts[];
  /** Check → what it came to on each of the days; an empty text where it was not drawn. */
  readonly checks: ReadonlyMap<string, readonly string[]>;
}

/** The last `days` days (UTC) of an account. */
export async function readHistory(
  { days: store, clock }: Pick<Services, 'days' | 'clock'>,
  { id }: Pick<Account, 'id'>,
  days: number,
): Promise<History> {
  const from = dayOf(clock()) - days + 1;
  const records = new Map<number, DayRecord>();
  for (const record of await store.list(id, from, from + days)) records.set(record.day, record);
  const each = Array.from({ length: days }, (_, index) => records.get(from + index));
  const names = new Set(each.flatMap((record) => Object.keys(record?.checks ?? {})));
  return {
    from,
    runs: each.map((record) => record?.runs ?? [0, 0, 0, 0]),
    checks: new Map(
      [...names].toSorted().map((name) => [name, each.map((one) => one?.checks[name] ?? '')]),
    ),
  };
}
