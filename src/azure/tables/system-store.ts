import * as z from 'zod';
import type { SystemStore } from '../../ports';
import { untilWritten } from '../../until-written';
import { SYSTEM } from './keys';
import { create, put, replace } from './table';
import type { Table } from './table';

const HEARTBEAT = { partitionKey: SYSTEM, rowKey: 'heartbeat' };
const ROUND = { partitionKey: SYSTEM, rowKey: 'round' };

/** As text: a number this large would come back as a double. */
const time = z.string().regex(/^\d{1,15}$/);

const heartbeatRow = z.looseObject({
  at: time,
  cutShort: z.boolean().catch(false),
  takenAt: time.optional().catch(undefined),
});

const roundRow = z.looseObject({
  startedAt: time,
  part: z.enum(['accounts', 'secrets', 'done']),
  after: z.string().optional(),
});

/** One row for each fact that instances must agree on. */
export const createSystemStore = (table: Table): SystemStore => ({
  async heartbeat() {
    const row = await table.read(HEARTBEAT);
    const beat = heartbeatRow.safeParse(row);
    // One that is damaged is written anew by the next tick.
    if (!row || !beat.success) return undefined;
    const { at, cutShort, takenAt } = beat.data;
    const times = { at: Number(at), takenAt: takenAt === undefined ? undefined : Number(takenAt) };
    return { value: { ...times, cutShort }, version: row.etag };
  },

  beat: ({ at, cutShort }) =>
    untilWritten(async () => {
      const row = await table.read(HEARTBEAT);
      const takenAt = heartbeatRow.safeParse(row).data?.takenAt;
      const next = { ...HEARTBEAT, at: String(at), cutShort, takenAt };
      const written = await table.submit([row ? replace(next, row.etag) : create(next)]);
      return written === 'refused' ? 'conflict' : undefined;
    }),

  async takeOver({ value: { at, cutShort }, version }, takenAt) {
    const next = { ...HEARTBEAT, at: String(at), cutShort, takenAt: String(takenAt) };
    return (await table.submit([replace(next, version)])) === 'refused' ? 'conflict' : 'done';
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
