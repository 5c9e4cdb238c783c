import * as z from 'zod';
import type { SystemStore } from '../../ports';
import { SYSTEM } from './keys';
import { put } from './table';
import type { Table } from './table';

const HEARTBEAT = { partitionKey: SYSTEM, rowKey: 'heartbeat' };
const ROUND = { partitionKey: SYSTEM, rowKey: 'round' };

const roundRow = z.looseObject({
  startedAt: z.string().regex(/^\d{1,15}$/),
  part: z.enum(['accounts', 'secrets', 'done']),
  after: z.string().optional(),
});

/** One row for each fact that instances must agree on. */
export const createSystemStore = (table: Table): SystemStore => ({
  async heartbeat() {
    const row = await table.read(HEARTBEAT);
    const at = row?.['at'];
    // One that is damaged is written anew by the next tick.
    if (typeof at !== 'string' || !/^\d{1,15}$/.test(at)) return undefined;
    return { at: Number(at), cutShort: row?.['cutShort'] === true };
  },

  async beat({ at, cutShort }) {
    // As text: a number this large would come back as a double.
    await table.submit([put({ ...HEARTBEAT, at: String(at), cutShort })]);
  },

  async round() {
    const row = roundRow.safeParse(await table.read(ROUND));
    if (!row.success) return undefined;
    const { startedAt, part, after } = row.data;
    return { startedAt: Number(startedAt), part, after };
  },

  async saveRound({ startedAt, part, after }) {
    await table.submit([put({ ...ROUND, startedAt: String(startedAt), part, after })]);
  },
});
