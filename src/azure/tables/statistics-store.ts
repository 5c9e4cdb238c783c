import type { DayCounts } from '../../domain/day';
import type { StatisticsStore } from '../../ports';
import { fromColumns, toColumns } from './document';
import * as schemas from './schemas';
import { put, removeRows } from './table';
import type { Row, Table } from './table';

const PARTITION = 'statistics';
const DIGITS = 7;

const keyOf = (day: number) => ({
  partitionKey: PARTITION,
  rowKey: String(day).padStart(DIGITS, '0'),
});
const range = (from: number, to: number) => ({
  partitionKey: PARTITION,
  from: keyOf(from).rowKey,
  to: keyOf(to).rowKey,
});

/** One row a day. A damaged one is left out: the numbers are for looking at, and nothing is decided by them. */
export const createStatisticsStore = (table: Table): StatisticsStore => ({
  async put(day) {
    await table.submit([put({ ...keyOf(day.day), ...toColumns(day) })]);
  },

  async list(from, to) {
    const found: DayCounts[] = [];
    for await (const page of table.pages(range(from, to))) {
      for (const row of page) {
        const { data } = schemas.dayCounts.safeParse(fromColumns(row));
        if (data) found.push(data);
      }
    }
    return found;
  },

  async prune(before) {
    const found: Row[] = [];
    for await (const page of table.pages(range(0, before), { columns: [] })) found.push(...page);
    await removeRows(table, found);
    return found.length;
  },
});
