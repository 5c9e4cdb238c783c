/** The few things that the stores do with a table, each with one answer to what storage may say. */
import { odata, RestError, TableClient } from '@azure/data-tables';
import type { TableEntity, TableEntityResult, TransactionAction } from '@azure/data-tables';
import type { StorageConnection } from '../storage-connection';
import { retryOptions, tryLimit } from '../try-limit';
import type { KeyRange, RowKey } from './keys';

export type Row = TableEntityResult<Record<string, unknown>>;
export type Action = TransactionAction;

/** The most rows of one transaction and of one page. */
export const MOST_ACTIONS = 100;
const MOST_ROWS_OF_A_PAGE = 1000;

const isPlainHttp = (connectionString: string): boolean =>
  /UseDevelopmentStorage=true|DefaultEndpointsProtocol=http(?:;|$)|TableEndpoint=http:/i.test(
    connectionString,
  );

/** The client of one table. Every request is limited in time and tried again a few times. */
export function openTable(
  connection: StorageConnection,
  options: { readonly table?: string; readonly tryLimitMs?: number } = {},
): TableClient {
  const { table = 'perennial', tryLimitMs } = options;
  const common = { retryOptions, additionalPolicies: [tryLimit(tryLimitMs)] };
  return 'connectionString' in connection
    ? TableClient.fromConnectionString(connection.connectionString, table, {
        ...common,
        allowInsecureConnection: isPlainHttp(connection.connectionString),
      })
    : new TableClient(connection.endpoint, table, connection.credential, common);
}

/** HTTP status of what storage refused; undefined for anything else that was thrown. */
export const statusOf = (thrown: unknown): number | undefined =>
  thrown instanceof RestError ? thrown.statusCode : undefined;

/** The row, or undefined when there is none. */
export async function readRow(table: TableClient, key: RowKey): Promise<Row | undefined> {
  try {
    return await table.getEntity(key.partitionKey, key.rowKey);
  } catch (thrown) {
    if (statusOf(thrown) === 404) return undefined;
    throw thrown;
  }
}

/** The statuses of a write that somebody else got in the way of: not there, there already, changed. */
const IN_THE_WAY: readonly (number | undefined)[] = [404, 409, 412];

/**
 * One transaction: all of it or nothing. `refused` when a row was not as the actions expect it — which
 * is also what the second try hears of a write whose first answer got lost: see `written`.
 */
export async function submit(
  table: TableClient,
  actions: readonly Action[],
): Promise<'done' | 'refused'> {
  try {
    await table.submitTransaction([...actions]);
    return 'done';
  } catch (thrown) {
    if (IN_THE_WAY.includes(statusOf(thrown))) return 'refused';
    throw thrown;
  }
}

/**
 * A transaction whose row `mark` carries a fresh write id in its column `write`. When the SDK has sent
 * it twice because an answer got lost, the second one is refused although the first was ours: then the
 * row says so. (When somebody has overwritten it since, the answer is `refused` for a write that
 * happened. The caller reads the row again and goes by what it finds there, as after any conflict.)
 */
export async function written(
  table: TableClient,
  actions: readonly Action[],
  mark: RowKey & { readonly write: string },
): Promise<'done' | 'refused'> {
  if ((await submit(table, actions)) === 'done') return 'done';
  const row = await readRow(table, mark);
  return row?.['write'] === mark.write ? 'done' : 'refused';
}

/** Rows of a range in order, a page at a time, each page asked for when the one before is used up. */
export async function* pages(
  table: TableClient,
  range: KeyRange,
  options: { readonly where?: string; readonly select?: string[]; readonly size?: number } = {},
): AsyncGenerator<readonly Row[], void> {
  const { partitionKey, from, to } = range;
  const keys = odata`PartitionKey eq ${partitionKey} and RowKey ge ${from} and RowKey lt ${to}`;
  const filter = options.where === undefined ? keys : `${keys} and ${options.where}`;
  const { select } = options;
  const maxPageSize = Math.min(options.size ?? MOST_ROWS_OF_A_PAGE, MOST_ROWS_OF_A_PAGE);
  const found = table.listEntities({
    queryOptions: { filter, ...(select && { select }) },
  });
  for await (const page of found.byPage({ maxPageSize })) yield page;
}

/** Removes rows of one partition, in transactions as large as they may be. A row that is gone is fine. */
export async function removeRows(
  table: TableClient,
  partitionKey: string,
  rowKeys: readonly string[],
): Promise<void> {
  for (let start = 0; start < rowKeys.length; start += MOST_ACTIONS) {
    const some = rowKeys.slice(start, start + MOST_ACTIONS);
    const actions = some.map((rowKey): Action => ['delete', { partitionKey, rowKey }]);
    if ((await submit(table, actions)) === 'done') continue;
    // One of them is gone, which refuses them all.
    for (const rowKey of some) await removeRow(table, { partitionKey, rowKey });
  }
}

export async function removeRow(table: TableClient, key: RowKey): Promise<void> {
  try {
    await table.deleteEntity(key.partitionKey, key.rowKey);
  } catch (thrown) {
    if (statusOf(thrown) !== 404) throw thrown;
  }
}

export const create = (entity: TableEntity): Action => ['create', entity];
export const put = (entity: TableEntity): Action => ['upsert', entity, 'Replace'];
export const replace = (entity: TableEntity, etag: string): Action => [
  'update',
  entity,
  'Replace',
  { etag },
];
export const remove = ({ partitionKey, rowKey }: RowKey): Action => [
  'delete',
  { partitionKey, rowKey },
];
