/** What lies beside an account: its runs, what its checks may have left, the notices it owes. */
import { odata } from '@azure/data-tables';
import type { TableClient } from '@azure/data-tables';
import { slotOfRunId } from '../../domain/run-id';
import type { AccountStore, Entropy } from '../../ports';
import { acrossShards } from './across-shards';
import { runContinuation } from './continuation';
import {
  after,
  isId,
  kindRange,
  olderRuns,
  outboxKey,
  ownRange,
  runKey,
  shardOf,
  sortable,
} from './keys';
import { ledgerIn, outboxIn, outboxRow, runIn, versioned } from './rows';
import { pages, readRow, removeRow, removeRows, replace, written } from './table';

export type Records = Pick<
  AccountStore,
  | 'runs'
  | 'run'
  | 'pruneRuns'
  | 'ledger'
  | 'ledgerOverdue'
  | 'outbox'
  | 'outboxAll'
  | 'replaceOutbox'
  | 'removeOutbox'
>;

export const createRecords = (table: TableClient, entropy: Entropy): Records => ({
  ...runs(table),
  ...ledger(table),
  ...outbox(table, entropy),
});

function runs(table: TableClient): Pick<Records, 'runs' | 'run' | 'pruneRuns'> {
  return {
    async runs(accountId, { top, after: continuation }) {
      const last = continuation === undefined ? undefined : runContinuation.decode(continuation);
      if (!isId(accountId)) return { value: [] };
      const all = ownRange(accountId, 'run');
      const slot = last === undefined ? undefined : slotOfRunId(last);
      const range = slot === undefined ? all : after(all, runKey(accountId, slot).rowKey);
      const found = [];
      // One more than asked for tells whether there is a next page.
      for await (const page of pages(table, range, { size: top + 1 })) {
        found.push(...page.map(runIn));
        if (found.length > top) break;
      }
      const value = found.slice(0, top);
      const end = found.length > top ? value.at(-1) : undefined;
      return { value, ...(end && { next: runContinuation.encode(end.id) }) };
    },

    async run(accountId, runId) {
      const slot = slotOfRunId(runId);
      if (slot === undefined || slot < 0 || !isId(accountId)) return undefined;
      const row = await readRow(table, runKey(accountId, slot));
      const found = row && runIn(row);
      return found?.id === runId ? found : undefined;
    },

    async pruneRuns(accountId, before, limit) {
      const rowKeys: string[] = [];
      const options = { select: ['rowKey'], size: limit };
      for await (const page of pages(table, olderRuns(accountId, before), options)) {
        rowKeys.push(...page.flatMap(({ rowKey }) => rowKey ?? []));
        if (rowKeys.length >= limit) break;
      }
      const some = rowKeys.slice(0, limit);
      await removeRows(table, shardOf(accountId), some);
      return some.length;
    },
  };
}

function ledger(table: TableClient): Pick<Records, 'ledger' | 'ledgerOverdue'> {
  return {
    async ledger(accountId) {
      if (!isId(accountId)) return [];
      const found = [];
      for await (const page of pages(table, ownRange(accountId, 'ledg'))) {
        found.push(...page.map(ledgerIn));
      }
      return found;
    },

    ledgerOverdue(now) {
      const where = odata`deadline lt ${sortable(now)}`;
      return acrossShards(async function* (shard) {
        for await (const page of pages(table, kindRange(shard, 'ledg'), { where })) {
          yield page.map(ledgerIn);
        }
      });
    },
  };
}

function outbox(
  table: TableClient,
  entropy: Entropy,
): Pick<Records, 'outbox' | 'outboxAll' | 'replaceOutbox' | 'removeOutbox'> {
  return {
    async outbox(accountId, id) {
      if (!isId(accountId) || !isId(id)) return undefined;
      const row = await readRow(table, outboxKey(accountId, id));
      return row && versioned(row, outboxIn(row));
    },

    outboxAll: () =>
      acrossShards(async function* (shard) {
        for await (const page of pages(table, kindRange(shard, 'outb'))) yield page.map(outboxIn);
      }),

    async replaceOutbox(previous, next) {
      const row = outboxRow(next, entropy.hex(16));
      const answer = await written(table, [replace(row, previous.version)], row);
      return answer === 'done' ? 'done' : 'conflict';
    },

    async removeOutbox(accountId, id) {
      await removeRow(table, outboxKey(accountId, id));
    },
  };
}
