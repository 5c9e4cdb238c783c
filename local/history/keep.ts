/** Brings what was played into the product's table. What is there already is written once more, as it is. */
import { dayRow, runRow } from '../../src/azure/tables/rows';
import { MOST_ACTIONS, put } from '../../src/azure/tables/table';
import type { NewRow, Table } from '../../src/azure/tables/table';
import { dayOf, sumOfDay } from '../../src/domain/day';
import type { DayCounts } from '../../src/domain/day';
import type { Stores } from '../../src/ports';
import { untilWritten } from '../../src/until-written';
import { joined } from './join';
import type { Played } from './play';

export interface Place {
  readonly table: Table;
  readonly stores: Stores;
}

/** The records first, then the account that counts them. Its last day is written with its next run. */
export async function keepHistory(
  { table, stores: { accounts } }: Place,
  { account, runs, days }: Played,
): Promise<void> {
  await putRows(table, runs.map(runRow));
  const before = days.filter(({ day }) => day !== account.today?.day);
  await putRows(
    table,
    before.map((day) => dayRow(account.id, day)),
  );
  await untilWritten(async () => {
    const current = await accounts.get(account.id);
    if (!current || current.value.demo) return undefined;
    return accounts.commit(current, joined(current.value, account));
  });
}

export async function putRows(table: Table, rows: readonly NewRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += MOST_ACTIONS)
    await table.submit(rows.slice(start, start + MOST_ACTIONS).map(put));
}

/** Upkeep has counted these days before they were played. */
export async function keepDays(
  { statistics }: Pick<Stores, 'statistics'>,
  counts: readonly DayCounts[],
  now: number,
): Promise<void> {
  const days = new Set(counts.map(({ day }) => day).filter((day) => day < dayOf(now)));
  for (const day of days)
    await statistics.put(
      sumOfDay(
        day,
        counts.filter((one) => one.day === day),
      ),
    );
}
