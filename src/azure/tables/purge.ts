import type { TableClient } from '@azure/data-tables';
import { accountKey, ownRange, shardOf } from './keys';
import { accountIn, dueRow } from './rows';
import { pages, readRow, remove, removeRows, submit } from './table';

/** A row that changes this often while it is being removed is left to the next try. */
const REMOVE_TRIES = 10;

/**
 * Removes everything of an account: what lies beside it first, then due row and account row at once.
 * Cut off anywhere, it can be started again.
 */
export async function purge(table: TableClient, accountId: string): Promise<void> {
  await removeBeside(table, accountId);
  await removeAccount(table, accountId);
  // A worker may have written beside it meanwhile; without the account's row nobody can any more.
  await removeBeside(table, accountId);
}

async function removeBeside(table: TableClient, accountId: string): Promise<void> {
  for (const kind of ['run', 'ledg', 'outb'] as const) {
    const range = ownRange(accountId, kind);
    for await (const page of pages(table, range, { select: ['rowKey'] })) {
      const rowKeys = page.flatMap(({ rowKey }) => rowKey ?? []);
      await removeRows(table, shardOf(accountId), rowKeys);
    }
  }
}

async function removeAccount(table: TableClient, accountId: string): Promise<void> {
  for (let left = REMOVE_TRIES; left > 0; left -= 1) {
    const key = accountKey(accountId);
    const row = await readRow(table, key);
    if (!row) return;
    // Refused when the due row has moved since, or when an earlier try had succeeded: the row tells.
    const answer = await submit(table, [remove(dueRow(accountIn(row))), remove(key)]);
    if (answer === 'done') return;
  }
  throw new Error('the account’s row kept changing while it was being removed');
}
