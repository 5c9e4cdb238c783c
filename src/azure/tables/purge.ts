import { accountKey, kindRange, ownRange, parseDueKey, shardOf } from './keys';
import type { RowKey } from './keys';
import { remove, removeRows } from './table';
import type { Table } from './table';

/** A row that changes this often while it is being removed is left to the next try. */
const REMOVE_TRIES = 10;

/**
 * Removes everything of an account: what lies beside it first, then due row and account row at once. It
 * goes by keys alone, so that damaged rows can be removed too. Cut off anywhere, it can be started again.
 */
export async function purge(table: Table, accountId: string): Promise<void> {
  await removeBeside(table, accountId);
  await removeAccount(table, accountId);
  // A worker may have written beside it meanwhile; without the account's row nobody can any more.
  await removeBeside(table, accountId);
}

async function removeBeside(table: Table, accountId: string): Promise<void> {
  for (const kind of ['run', 'day', 'ledg', 'outb'] as const) {
    const range = ownRange(accountId, kind);
    for await (const page of table.pages(range, { columns: [] })) await removeRows(table, page);
  }
}

async function removeAccount(table: Table, accountId: string): Promise<void> {
  for (let left = REMOVE_TRIES; left > 0; left -= 1) {
    const row = await table.read(accountKey(accountId));
    if (!row) return;
    // Refused when the due row has moved since, or when an earlier try had succeeded: the row tells.
    const keys = [...(await dueKeysOf(table, accountId)), row];
    if ((await table.submit(keys.map(remove))) !== 'refused') return;
  }
  throw new Error('the account’s row kept changing while it was being removed');
}

/** Looked for among all of the shard: the row that would name its due time may be past reading. */
async function dueKeysOf(table: Table, accountId: string): Promise<RowKey[]> {
  const found: RowKey[] = [];
  const range = kindRange(shardOf(accountId), 'due');
  for await (const page of table.pages(range, { columns: [] })) {
    found.push(...page.filter(({ rowKey }) => parseDueKey(rowKey).accountId === accountId));
  }
  return found;
}
