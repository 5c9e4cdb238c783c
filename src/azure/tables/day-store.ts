import type { DayStore } from '../../ports';
import { readable } from './damage';
import { dayRange, isId } from './keys';
import { readDay } from './rows';
import { removeRows } from './table';
import type { Row, Table } from './table';

/** Days of accounts, which `commit` writes with each run. */
export const createDayStore = (table: Table): DayStore => ({
  async list(accountId, from, to) {
    if (!isId(accountId)) return [];
    const found = [];
    for await (const page of table.pages(dayRange(accountId, from, to))) {
      found.push(...(await readable(table, page, readDay)));
    }
    return found;
  },

  async prune(accountId, before) {
    const found: Row[] = [];
    for await (const page of table.pages(dayRange(accountId, 0, before), { columns: [] })) {
      found.push(...page);
    }
    await removeRows(table, found);
    return found.length;
  },
});
