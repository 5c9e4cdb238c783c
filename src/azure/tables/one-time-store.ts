import type { OneTimeStore } from '../../ports';
import { isKeyHash } from './member-keys';
import type { RowKey } from './keys';
import { sortable } from './keys';
import { create, remove, removeRows } from './table';
import type { Table } from './table';

/** Few at a time, and gone within minutes: one partition. */
const PARTITION = 'one-time';
const ALL = { partitionKey: PARTITION, from: 'o:', to: 'o;' };

const keyOf = (key: string): RowKey => ({ partitionKey: PARTITION, rowKey: `o:${key}` });

/** A row for each entry, under the SHA-256 of what its holder has to show. */
export const createOneTimeStore = (table: Table): OneTimeStore => ({
  async insert({ key, content, expiresAt }) {
    if (!isKeyHash(key)) throw new RangeError('not a SHA-256 in hexadecimal');
    await table.submit([create({ ...keyOf(key), content, expiresAt: sortable(expiresAt) })]);
  },

  async get(key) {
    if (!isKeyHash(key)) return undefined;
    const row = await table.read(keyOf(key));
    const [content, expiresAt] = [row?.['content'], row?.['expiresAt']];
    return typeof content === 'string' && typeof expiresAt === 'string'
      ? { key, content, expiresAt: Number(expiresAt) }
      : undefined;
  },

  async take(key) {
    return (await table.submit([remove(keyOf(key))])) !== 'refused';
  },

  async prune(before) {
    const where = [{ column: 'expiresAt', is: 'lt', value: sortable(before) }] as const;
    let removed = 0;
    for await (const page of table.pages(ALL, { where })) {
      await removeRows(table, page);
      removed += page.length;
    }
    return removed;
  },
});
