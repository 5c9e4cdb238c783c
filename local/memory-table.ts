import { MOST_ACTIONS } from '../src/azure/tables/table';
import type { Action, Condition, NewRow, Row, Table, Versions } from '../src/azure/tables/table';
import type { KeyRange, RowKey } from '../src/azure/tables/keys';
import { compact } from '../src/compact';

const LARGEST_PAGE = 1000;

/**
 * A table in memory, ordered as Azure's is, for proofs and benches. Each request takes a turn of the
 * event loop's microtasks, or as long as `answer` takes, so that workers interleave as they do over a network.
 */
export class MemoryTable implements Table {
  /** Requests so far, of any sort, and rows that were looked at for pages. */
  requests = 0;
  rowsRead = 0;
  readonly #partitions = new Map<string, Partition>();
  #writes = 0;

  constructor(private readonly answer: () => Promise<void> = () => Promise.resolve()) {}

  async read({ partitionKey, rowKey }: RowKey): Promise<Row | undefined> {
    await this.#turn();
    return this.#partition(partitionKey).get(rowKey);
  }

  async submit(actions: readonly Action[]): Promise<Versions | 'refused'> {
    await this.#turn();
    const keys = actions.map((action) => (action.type === 'remove' ? action.key : action.row));
    const [partitionKey = ''] = new Set(keys.map((key) => key.partitionKey));
    assertOneTransaction(keys);
    const partition = this.#partition(partitionKey);
    if (!actions.every((action) => isAsExpected(action, partition))) return 'refused';
    return actions.map((action) => {
      if (action.type === 'remove') {
        partition.remove(action.key.rowKey);
        return undefined;
      }
      const row = this.#stored(action.row);
      partition.put(row);
      return row.etag;
    });
  }

  async merge(row: NewRow): Promise<void> {
    await this.#turn();
    const partition = this.#partition(row.partitionKey);
    const before = partition.get(row.rowKey);
    if (before) partition.put({ ...before, ...this.#stored(row) });
  }

  async remove({ partitionKey, rowKey }: RowKey, etag?: string): Promise<'done' | 'refused'> {
    await this.#turn();
    const partition = this.#partition(partitionKey);
    const found = partition.get(rowKey);
    if (found && etag !== undefined && found.etag !== etag) return 'refused';
    partition.remove(rowKey);
    return 'done';
  }

  async *pages(
    range: KeyRange,
    { where = [], columns, size = LARGEST_PAGE }: Parameters<Table['pages']>[1] = {},
  ): AsyncGenerator<readonly Row[], void> {
    const partition = this.#partition(range.partitionKey);
    let { from } = range;
    for (;;) {
      await this.#turn();
      const page: Row[] = [];
      let end: string | undefined;
      for (const row of partition.from(from, range.to)) {
        if (page.length === Math.min(size, LARGEST_PAGE)) {
          end = row.rowKey;
          break;
        }
        this.rowsRead += 1;
        if (where.every((condition) => holds(row, condition))) {
          page.push(columns ? selected(row, columns) : row);
        }
      }
      yield page;
      if (end === undefined) return;
      from = end;
    }
  }

  /** Every row there is. */
  *rows(): Generator<Row> {
    for (const partition of this.#partitions.values()) yield* partition.from('', '\uffff');
  }

  /** Writes a row as nothing of ours would: damage, for tests. */
  tamper(row: Row): void {
    this.#partition(row.partitionKey).put(row);
  }

  /** The same rows in another table. */
  copy(): MemoryTable {
    const copy = new MemoryTable();
    for (const row of this.rows()) copy.tamper({ ...row });
    copy.#writes = this.#writes;
    return copy;
  }

  #partition(name: string): Partition {
    let found = this.#partitions.get(name);
    if (!found) this.#partitions.set(name, (found = new Partition()));
    return found;
  }

  #stored(row: NewRow): Row {
    this.#writes += 1;
    return { ...compact(row), etag: `W/"${this.#writes}"` };
  }

  async #turn(): Promise<void> {
    this.requests += 1;
    await this.answer();
  }
}

/** A row's keys and some of its columns. */
function selected(row: Row, columns: readonly string[]): Row {
  const { partitionKey, rowKey, etag } = row;
  const some = Object.fromEntries(
    columns.flatMap((column) => (row[column] === undefined ? [] : [[column, row[column]]])),
  );
  return { ...some, partitionKey, rowKey, etag };
}

/** Rows of one partition, their keys kept in order. */
class Partition {
  readonly #rows = new Map<string, Row>();
  readonly #keys: string[] = [];

  get = (rowKey: string): Row | undefined => this.#rows.get(rowKey);

  put(row: Row): void {
    if (!this.#rows.has(row.rowKey)) this.#keys.splice(this.#position(row.rowKey), 0, row.rowKey);
    this.#rows.set(row.rowKey, row);
  }

  remove(rowKey: string): void {
    if (this.#rows.delete(rowKey)) this.#keys.splice(this.#position(rowKey), 1);
  }

  *from(first: string, to: string): Generator<Row> {
    for (let at = this.#position(first); ; at += 1) {
      const key = this.#keys[at];
      const row = key === undefined || key >= to ? undefined : this.#rows.get(key);
      if (!row) return;
      yield row;
    }
  }

  /** Where a key is, or would be. */
  #position(rowKey: string): number {
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#keys[middle] ?? '') < rowKey) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What Azure answers with 400, which is a bug of ours and never an answer. */
function assertOneTransaction(keys: readonly RowKey[]): void {
  if (keys.length === 0 || keys.length > MOST_ACTIONS) throw new RangeError('1 to 100 actions');
  if (new Set(keys.map(({ partitionKey }) => partitionKey)).size > 1)
    throw new RangeError('a transaction lies in one partition');
  if (new Set(keys.map(({ rowKey }) => rowKey)).size < keys.length)
    throw new RangeError('a row may be in a transaction once');
}

function isAsExpected(action: Action, partition: Partition): boolean {
  switch (action.type) {
    case 'create':
      return partition.get(action.row.rowKey) === undefined;
    case 'put':
      return true;
    case 'replace':
      return partition.get(action.row.rowKey)?.etag === action.etag;
    case 'remove':
      return partition.get(action.key.rowKey) !== undefined;
  }
}

function holds(row: Row, { column, is, value }: Condition): boolean {
  const found = row[column];
  if (typeof found !== typeof value) return false;
  if (is === 'lt') return String(found) < String(value);
  return (found === value) === (is === 'eq');
}
