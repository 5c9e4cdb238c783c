import * as z from 'zod';
import { silences } from '../../domain/silence';
import { time } from '../schemas/common';

export const health = z
  .object({
    status: z.enum(['ok', 'degraded', 'unknown']),
    version: z.string(),
    lastTick: z
      .object({ at: time, ageSeconds: z.int() })
      .nullable()
      .describe('The scheduler’s last look at what is due'),
    simulator: z.string().optional().describe('Local mode only: where the control endpoints are'),
    storage: z.enum(['reachable', 'unreachable', 'not-configured']).optional(),
    configuration: z
      .array(z.object({ setting: z.string(), message: z.string() }))
      .optional()
      .describe('What is wrong with the settings'),
    alerts: z
      .object({
        pending: z.int(),
        oldestAt: time.optional(),
        lastError: z.string().optional(),
        silence: z
          .enum(silences)
          .optional()
          .describe(
            'Why nobody can be told of anything: no channel is set, mail has no sender, mail has no address of the operator, or nothing gets through by any channel. Absent while somebody can',
          ),
      })
      .optional()
      .describe('Notices that are owed'),
    cappedAccounts: z
      .int()
      .optional()
      .describe('Accounts in which nothing more is made, because removing does not keep up'),
    due: z
      .object({
        waiting: z.int(),
        oldestAgeSeconds: z.int(),
        cutShort: z.boolean().describe('More was due at the last tick than it could send'),
      })
      .optional()
      .describe('Accounts whose time has come and that no run has taken yet'),
    poisoned: z
      .object({ runs: z.int(), alerts: z.int() })
      .optional()
      .describe('Messages that nobody will look at again, by queue'),
    damagedRows: z
      .int()
      .optional()
      .describe('Rows that could not be read and were stepped over; the log names them'),
    lacking: z
      .object({ code: z.string(), at: time })
      .optional()
      .describe('What the installation itself lacked when a run needed it, within the last hour'),
    overdueLedger: z.int().optional().describe('Items that checks may have left behind'),
  })
  .meta({
    id: 'Health',
    examples: [
      {
        status: 'ok',
        version: '0.1.0',
        lastTick: { at: '2026-11-21T11:50:00.000Z', ageSeconds: 41 },
      },
    ],
  });
