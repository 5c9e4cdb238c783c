import type { SubscriptionStore } from '../../ports';
import { fromColumns, toColumns } from './document';
import { knownSubscription } from './schemas';
import { put } from './table';
import type { Table } from './table';

const keyOf = (tid: string) => ({ partitionKey: 'subscriptions', rowKey: tid.toLowerCase() });

/** A row for each tenant, by its GUID. One that cannot be read is as good as none: the next run asks again. */
export const createSubscriptionStore = (table: Table): SubscriptionStore => ({
  async read(tid) {
    const row = await table.read(keyOf(tid));
    return row && knownSubscription.safeParse(fromColumns(row)).data;
  },

  async write(tid, known) {
    await table.submit([put({ ...keyOf(tid), ...toColumns(known) })]);
  },
});
