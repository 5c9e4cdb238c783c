import type { TableClient } from '@azure/data-tables';
import type { SystemStore } from '../../ports';
import { readRow } from './table';

const HEARTBEAT = { partitionKey: 'system', rowKey: 'heartbeat' };

/** One row for each fact that instances must agree on. */
export const createSystemStore = (table: TableClient): SystemStore => ({
  async heartbeat() {
    const at = (await readRow(table, HEARTBEAT))?.['at'];
    return typeof at === 'string' ? { at: Number(at) } : undefined;
  },

  async beat(at) {
    // As text: a number this large would come back as a double.
    await table.upsertEntity({ ...HEARTBEAT, at: String(at) }, 'Replace');
  },
});
