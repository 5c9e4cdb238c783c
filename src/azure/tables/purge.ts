import { accountKey, ownRange } from './keys';
import { accountIn, dueRow } from './rows';
import { remove, removeRows } from './table';
import type { Table } from './table';

/** A row that changes this often while it is being removed is left to the next try. */
const REMOVE_TRIES = 10;

/**
 * Removes everything of an account: what lies beside it first, then due row and account row at once.
 * Cut off anywhere, it can be started again.
 */
export async function purge(table: Table, accountId: string): Promise<void> {
  await removeBeside(table, accountId);
  await removeAccount(table, accountId);
  // A worker may have written beside it meanwhile; without the account's row nobody can any more.
  await removeBeside(table, accountId);
}

async function removeBeside(table: Table, accountId: string): Promise<void> {
  for (const kind of ['run', 'ledg', 'outb'] as const) {
    const range = ownRange(accountId, kind);
    for await (const page of table.pages(range, { keysOnly: true })) await removeRows(table, page);
  }
}

async function removeAccount(table: Table, accountId: string): Promise<void> {
  for (let left = REMOVE_TRIES; left > 0; left -= 1) {
    const key = accountKey(accountId);
    const row = await table.read(key);
    if (!row) return;
    // Refused when the due row has moved since, or when an earlier try had succeeded: the row tells.
    const answer = await table.submit([remove(dueRow(accountIn(row))), remove(key)]);
    if (answer === 'done') return;
  }
  throw new Error('the account’s row kept changing while it was being removed');
}
