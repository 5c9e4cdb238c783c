import type { Entropy, OutboxStore } from '../../ports';
import { acrossShards } from './across-shards';
import { isId, kindRange, outboxKey } from './keys';
import { readable, readWhole } from './damage';
import { outboxRow, readOutboxEntry } from './rows';
import { replace, written } from './table';
import type { Table } from './table';

/** Notifications that are owed; `commit` writes them. */
export const createOutboxStore = (table: Table, entropy: Entropy): OutboxStore => ({
  async get(accountId, id) {
    if (!isId(accountId) || !isId(id)) return undefined;
    const row = await table.read(outboxKey(accountId, id));
    return row && readWhole(table, row, readOutboxEntry);
  },

  all: () =>
    acrossShards(async function* (shard) {
      for await (const page of table.pages(kindRange(shard, 'outb'))) {
        yield await readable(table, page, readOutboxEntry);
      }
    }),

  async replace(previous, next) {
    const row = outboxRow(next, entropy.hex(16));
    const answer = await written(table, [replace(row, previous.version)], row);
    return answer === 'done' ? 'done' : 'conflict';
  },

  async remove(accountId, id) {
    await table.remove(outboxKey(accountId, id));
  },
});
