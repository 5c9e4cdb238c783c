import { channelStatus } from './schemas';
import type { ChannelStatusStore } from '../../ports';
import { fromColumns, toColumns } from './document';
import { SYSTEM } from './keys';
import { put } from './table';
import type { Table } from './table';

const ROWS = { partitionKey: SYSTEM, from: 'chan:', to: 'chan;' };

/** A row for each channel. One that cannot be read tells of nothing, and is written anew by the next delivery. */
export const createChannelStatusStore = (table: Table): ChannelStatusStore => ({
  async all() {
    const found = new Map<string, ReturnType<typeof channelStatus.parse>>();
    for await (const page of table.pages(ROWS)) {
      for (const row of page) {
        const { data } = channelStatus.safeParse(fromColumns(row));
        if (data) found.set(row.rowKey.slice('chan:'.length), data);
      }
    }
    return found;
  },

  async write(kind, status) {
    const key = { partitionKey: SYSTEM, rowKey: `chan:${kind}` };
    await table.submit([put({ ...key, ...toColumns(status) })]);
  },
});
