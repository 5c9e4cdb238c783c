import * as z from 'zod';
import { failureKinds } from '../../domain/failure';
import { health } from '../installation/health-schema';
import { overview } from '../overview/overview-schema';
import { day, time } from '../schemas/common';

const count = z.int().min(0);

export const statistics = z
  .object({
    at: time,
    accounts: overview.shape.totals,
    days: z
      .array(
        z.object({
          day,
          runs: z
            .tuple([count, count, count, count])
            .describe('Passed, degraded, failed, abandoned'),
          failures: z
            .partialRecord(z.enum(failureKinds), count)
            .describe('Failures of runs and of checks, by kind'),
        }),
      )
      .describe('By day (UTC), today’s last'),
    queue: z.object({
      waiting: count.describe('Accounts whose time has come and that no run has taken yet'),
      oldestAgeSeconds: count,
      poisoned: z.object({ runs: count, alerts: count }).describe('Messages that were given up'),
      alerts: count.describe('Alerts that are owed'),
    }),
    memory: z.object({
      rssBytes: count.describe('Of the process that answers'),
      heapUsedBytes: count,
    }),
    lastTick: health.shape.lastTick,
  })
  .meta({
    id: 'Statistics',
    examples: [
      {
        at: '2026-11-21T11:55:00.000Z',
        accounts: {
          accounts: 1,
          states: {
            active: 1,
            degraded: 0,
            failing: 0,
            paused: 0,
            'needs-sign-in': 0,
            'needs-credential': 0,
          },
          need: 0,
          leftovers: 0,
        },
        days: [{ day: '2026-11-21', runs: [310, 2, 1, 0], failures: { service: 3 } }],
        queue: { waiting: 0, oldestAgeSeconds: 0, poisoned: { runs: 0, alerts: 0 }, alerts: 0 },
        memory: { rssBytes: 120_000_000, heapUsedBytes: 40_000_000 },
        lastTick: { at: '2026-11-21T11:50:00.000Z', ageSeconds: 300 },
      },
    ],
  });
