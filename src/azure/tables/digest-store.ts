import type { DigestStore, Entropy } from '../../ports';
import { fromColumns, toColumns } from './document';
import { digestClaim } from './schemas';
import { create, removeRows, replace, written } from './table';
import type { Row, Table } from './table';

const PARTITION = 'digests';
const keyOf = (recipientId: string) => ({ partitionKey: PARTITION, rowKey: recipientId });
const ALL = { partitionKey: PARTITION, from: '', to: '~' };

/** A row for each recipient. */
export const createDigestStore = (table: Table, entropy: Entropy): DigestStore => ({
  async read(recipientId) {
    const row = await table.read(keyOf(recipientId));
    if (!row) return undefined;
    return { value: digestClaim.safeParse(fromColumns(row)).data, version: row.etag };
  },

  async write(recipientId, previous, claim) {
    const row = { ...keyOf(recipientId), ...toColumns(claim), write: entropy.hex(16) };
    const action = previous ? replace(row, previous.version) : create(row);
    return (await written(table, [action], row)) === 'done' ? 'done' : 'conflict';
  },

  async prune(before) {
    const found: Row[] = [];
    for await (const page of table.pages(ALL)) {
      for (const row of page) {
        const { data } = digestClaim.safeParse(fromColumns(row));
        if (data && data.due < before) found.push(row);
      }
    }
    await removeRows(table, found);
    return found.length;
  },
});
