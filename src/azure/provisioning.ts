import type { TableClient } from '@azure/data-tables';
import type { QueueClient } from '@azure/storage-queue';
import type { Provisioning } from '../ports';

/** Creates the table and the queues where they are missing. Locally only: Bicep declares them in Azure. */
export const createProvisioning = (
  table: TableClient,
  queues: readonly QueueClient[],
): Provisioning => ({
  async ensure() {
    await Promise.all([table.createTable(), ...queues.map((queue) => queue.createIfNotExists())]);
  },
});
