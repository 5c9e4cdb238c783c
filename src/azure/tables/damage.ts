/**
 * Rows that could not be read. Each is noted in a row of its own, so that all instances know it once;
 * whoever met it steps over it, and everything else goes on.
 */
import { UnreadableRow } from '../../ports';
import type { DamagedRow, DamageLog, Versioned } from '../../ports';
import { INCIDENTS } from './keys';
import { MEMBERS } from './member-keys';
import { isIntact, versioned } from './rows';
import type { Reading } from './rows';
import { create } from './table';
import type { Row, Table } from './table';
import { SYSTEM } from './keys';
import type { RowKey } from './keys';

const PARTITION = 'damage';
const NOTES = { partitionKey: PARTITION, from: '', to: '~' };

const KINDS: Readonly<Record<string, DamagedRow['kind']>> = {
  [MEMBERS]: 'member',
  [INCIDENTS]: 'incident',
  [SYSTEM]: 'settings',
};

/** A key holds no `/` (see `ID` in `keys.ts`), but the note's own key may not either. */
const noteKey = ({ partitionKey, rowKey }: RowKey): RowKey => ({
  partitionKey: PARTITION,
  rowKey: `${partitionKey}|${rowKey}`,
});

function notedKey({ rowKey: noted }: RowKey): RowKey {
  const end = noted.indexOf('|');
  return { partitionKey: noted.slice(0, end), rowKey: noted.slice(end + 1) };
}

function noted(row: Row): DamagedRow {
  const kind = KINDS[notedKey(row).partitionKey] ?? 'account';
  return { row: row.rowKey, kind, logged: row['logged'] === true };
}

type Reader<T> = (row: Row) => Reading<T>;

/** Noting the same row again is refused, and changes nothing. */
async function note(table: Table, key: RowKey): Promise<void> {
  await table.submit([create({ ...noteKey(key) })]);
}

/** What rows hold, without those that cannot be read. */
export async function readable<T>(
  table: Table,
  rows: readonly Row[],
  read: Reader<T>,
): Promise<T[]> {
  const values: T[] = [];
  for (const row of rows) {
    const { value, intact } = read(row);
    if (!intact) await note(table, row);
    if (value !== undefined) values.push(value);
  }
  return values;
}

/** What one row holds. Throws `UnreadableRow`: a row that cannot be read is not one that is not there. */
export async function readWhole<T>(table: Table, row: Row, read: Reader<T>): Promise<Versioned<T>> {
  const { value, intact } = read(row);
  if (!intact) await note(table, row);
  if (value !== undefined) return versioned(row, value);
  const { owner } = row;
  throw new UnreadableRow(row.rowKey, typeof owner === 'string' ? owner : undefined);
}

export const createDamageLog = (table: Table): DamageLog => ({
  async *all() {
    for await (const page of table.pages(NOTES)) {
      yield* page.map(noted);
    }
  },

  markLogged: ({ row }) => table.merge({ partitionKey: PARTITION, rowKey: row, logged: true }),

  async forgetMended() {
    for await (const page of table.pages(NOTES, { columns: [] })) {
      for (const noted of page) {
        const row = await table.read(notedKey(noted));
        if (!row || isIntact(row)) await table.remove(noted);
      }
    }
  },
});
