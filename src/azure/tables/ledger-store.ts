import type { LedgerStore } from '../../ports';
import { acrossShards } from './across-shards';
import { isId, kindRange, ownRange, sortable } from './keys';
import { readable } from './damage';
import { readLedgerEntry } from './rows';
import type { Condition, Table } from './table';

/** What checks may have left; `commit` writes and removes the entries. */
export const createLedgerStore = (table: Table): LedgerStore => ({
  async list(accountId) {
    if (!isId(accountId)) return [];
    const found = [];
    for await (const page of table.pages(ownRange(accountId, 'ledg'))) {
      found.push(...(await readable(table, page, readLedgerEntry)));
    }
    return found;
  },

  overdue(now) {
    const where: Condition[] = [{ column: 'deadline', is: 'lt', value: sortable(now) }];
    return acrossShards(async function* (shard) {
      for await (const page of table.pages(kindRange(shard, 'ledg'), { where })) {
        yield await readable(table, page, readLedgerEntry);
      }
    });
  },
});
