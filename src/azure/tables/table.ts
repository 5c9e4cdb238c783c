/** One table: the few things that the stores do with it, each with one answer to what storage may say. */
import { odata, RestError, TableClient } from '@azure/data-tables';
import { compact } from '../../compact';
import type { StorageConnection } from '../storage-connection';
import { httpClientOf, retryOptions } from '../http-client';
import { direct } from '../../network/exchange';
import type { Exchange } from '../../network/exchange';
import type { KeyRange, RowKey } from './keys';

export type Column = string | boolean | undefined;
/** A row to be written; a column that is undefined is left out. */
export type NewRow = RowKey & Readonly<Record<string, Column>>;
/** A row as it was read: whatever its columns hold by now. */
export interface Row extends RowKey {
  readonly etag: string;
  readonly [column: string]: unknown;
}

/** One write of a transaction. Each says what it expects of the row, and is refused otherwise. */
export type Action =
  | { readonly type: 'create'; readonly row: NewRow }
  | { readonly type: 'put'; readonly row: NewRow }
  | { readonly type: 'replace'; readonly row: NewRow; readonly etag: string }
  | { readonly type: 'remove'; readonly key: RowKey };

/** Versions of rows that were written. */
export type Versions = readonly (string | undefined)[];

export interface Condition {
  readonly column: string;
  readonly is: 'eq' | 'ne' | 'lt';
  readonly value: string | boolean;
}

export interface ReadOptions {
  /** Rows for which all of it holds; a row without the column is left out. */
  readonly where?: readonly Condition[] | undefined;
  /** These columns alone, besides the keys; all of them where it is not said. */
  readonly columns?: readonly string[] | undefined;
  /** Rows of a page, 1000 at most. */
  readonly size?: number | undefined;
}

/** Rows sorted by key in partitions. Throws what storage throws when it cannot answer. */
export interface Table {
  /** The row, or undefined when there is none. */
  read(key: RowKey): Promise<Row | undefined>;
  /**
   * One transaction in one partition, at most `MOST_ACTIONS`: all of it or nothing. Answers the new version
   * of each row, in the order of the actions (undefined for one that was removed); `refused` when a row was
   * not as the actions expect it.
   */
  submit(actions: readonly Action[]): Promise<Versions | 'refused'>;
  /** Adds columns to a row that is there; does nothing when it is not. */
  merge(row: NewRow): Promise<void>;
  /** Harmless when there is no such row. `refused` when it is no longer as `etag` says, where that is given. */
  remove(key: RowKey, etag?: string): Promise<'done' | 'refused'>;
  /** Rows of a range in order, a page at a time, each page asked for when the one before is used up. */
  pages(range: KeyRange, options?: ReadOptions): AsyncGenerator<readonly Row[], void>;
}

/** The most rows of one transaction and of one page. */
export const MOST_ACTIONS = 100;
const MOST_ROWS_OF_A_PAGE = 1000;

const isPlainHttp = (connectionString: string): boolean =>
  /UseDevelopmentStorage=true|DefaultEndpointsProtocol=http(?:;|$)|TableEndpoint=http:/i.test(
    connectionString,
  );

/** The SDK's client of one table. Every request is limited in time and tried again a few times. */
export function openTable(
  connection: StorageConnection,
  options: {
    readonly table?: string;
    readonly tryLimitMs?: number;
    /** By no proxy where it is left out. */
    readonly exchange?: Exchange;
  } = {},
): TableClient {
  const { table = 'perennial', tryLimitMs, exchange = direct } = options;
  const common = { retryOptions, httpClient: httpClientOf({ exchange, tryLimitMs }) };
  return 'connectionString' in connection
    ? TableClient.fromConnectionString(connection.connectionString, table, {
        ...common,
        allowInsecureConnection: isPlainHttp(connection.connectionString),
      })
    : new TableClient(connection.endpoint, table, connection.credential, common);
}

/** HTTP status of what storage refused; undefined for anything else that was thrown. */
const statusOf = (thrown: unknown): number | undefined =>
  thrown instanceof RestError ? thrown.statusCode : undefined;

/** The answer, or undefined where storage says that there is no such row. */
async function unlessMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (thrown) {
    if (statusOf(thrown) === 404) return undefined;
    throw thrown;
  }
}

/** The statuses of a write that somebody else got in the way of: not there, there already, changed. */
const IN_THE_WAY: readonly (number | undefined)[] = [404, 409, 412];

/** A table of Azure Table storage. */
export const azureTable = (client: TableClient): Table => ({
  read: ({ partitionKey, rowKey }) =>
    unlessMissing(client.getEntity<Row>(partitionKey, rowKey) as Promise<Row>),

  async submit(actions) {
    try {
      const { subResponses } = await client.submitTransaction(actions.map(sdkAction));
      return subResponses.map(({ etag }) => etag);
    } catch (thrown) {
      if (IN_THE_WAY.includes(statusOf(thrown))) return 'refused';
      throw thrown;
    }
  },

  async merge(row) {
    await unlessMissing(client.updateEntity(compact(row), 'Merge'));
  },

  async remove({ partitionKey, rowKey }, etag = '*') {
    try {
      await unlessMissing(client.deleteEntity(partitionKey, rowKey, { etag }));
      return 'done';
    } catch (thrown) {
      if (statusOf(thrown) === 412) return 'refused';
      throw thrown;
    }
  },

  async *pages({ partitionKey, from, to }, { where = [], columns, size } = {}) {
    const keys = odata`PartitionKey eq ${partitionKey} and RowKey ge ${from} and RowKey lt ${to}`;
    const filter = [keys, ...where.map(conditionText)].join(' and ');
    const queryOptions = columns
      ? { filter, select: ['PartitionKey', 'RowKey', ...columns] }
      : { filter };
    const maxPageSize = Math.min(size ?? MOST_ROWS_OF_A_PAGE, MOST_ROWS_OF_A_PAGE);
    const found = client.listEntities<Row>({ queryOptions });
    for await (const page of found.byPage({ maxPageSize })) yield page;
  },
});

function conditionText({ column, is, value }: Condition): string {
  // A quote in a text is doubled (OData 4.01 URL conventions, 5.1.1.6.1).
  const literal = typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
  return `${column} ${is} ${literal}`;
}

type SdkAction = Parameters<TableClient['submitTransaction']>[0][number];

function sdkAction(action: Action): SdkAction {
  switch (action.type) {
    case 'create':
      return ['create', compact(action.row)];
    case 'put':
      return ['upsert', compact(action.row), 'Replace'];
    case 'replace':
      return ['update', compact(action.row), 'Replace', { etag: action.etag }];
    case 'remove':
      return ['delete', { ...action.key }];
  }
}

export const create = (row: NewRow): Action => ({ type: 'create', row });
export const put = (row: NewRow): Action => ({ type: 'put', row });
export const replace = (row: NewRow, etag: string): Action => ({ type: 'replace', row, etag });
export const remove = ({ partitionKey, rowKey }: RowKey): Action => ({
  type: 'remove',
  key: { partitionKey, rowKey },
});

/**
 * A transaction whose row `mark` carries a fresh write id in its column `write`. When the SDK has sent
 * it twice because an answer got lost, the second one is refused although the first was ours: then the
 * row says so. (When somebody has overwritten it since, the answer is `refused` for a write that
 * happened. The caller reads the row again and goes by what it finds there, as after any conflict.)
 */
export async function written(
  table: Table,
  actions: readonly Action[],
  mark: Mark,
): Promise<'done' | 'refused'> {
  return (await writtenVersion(table, actions, mark)) === undefined ? 'refused' : 'done';
}

type Mark = RowKey & { readonly write: string };

/** The same where the row's version is wanted: of the first action, which has to write `mark`. Undefined when refused. */
export async function writtenVersion(
  table: Table,
  actions: readonly Action[],
  mark: Mark,
): Promise<string | undefined> {
  const versions = await table.submit(actions);
  if (versions !== 'refused' && versions[0] !== undefined) return versions[0];
  const row = await table.read(mark);
  return row?.['write'] === mark.write ? row.etag : undefined;
}

/** Removes rows of one partition, in transactions as large as they may be. A row that is gone is fine. */
export async function removeRows(table: Table, keys: readonly RowKey[]): Promise<void> {
  for (let start = 0; start < keys.length; start += MOST_ACTIONS) {
    const some = keys.slice(start, start + MOST_ACTIONS);
    if ((await table.submit(some.map(remove))) !== 'refused') continue;
    // One of them is gone, which refuses them all.
    for (const key of some) await table.remove(key);
  }
}
