import * as z from 'zod';
import { EXAMPLE_RUN, failure, time } from '../schemas/common';

export const runResult = z.enum(['passed', 'degraded', 'failed', 'abandoned']);

const outcome = z.object({
  check: z.string(),
  result: z.enum(['passed', 'failed', 'skipped', 'not-applicable', 'undo-failed', 'not-simulated']),
  status: z.int().optional(),
  ms: z.int(),
  requestId: z.string().optional(),
  failure: failure.optional(),
});

export const run = z
  .object({
    id: z.string(),
    slot: time.describe('When it was due'),
    state: z
      .enum(['waiting', 'running', 'ended'])
      .describe('What is absent until the run has ended comes with `ended`'),
    attempt: z.int().optional().describe('Absent while it waits'),
    startedAt: time.optional().describe('Absent while it waits'),
    endedAt: time.optional().describe('Absent until it has ended'),
    result: runResult.optional().describe('Absent until it has ended'),
    failure: failure.optional(),
    outcomes: z.array(outcome).describe('Empty until it has ended'),
    revision: z.int().optional().describe('The account’s revision it ran on'),
  })
  .meta({
    id: 'Run',
    examples: [
      {
        id: EXAMPLE_RUN,
        slot: '2026-11-21T11:54:00.123Z',
        state: 'ended',
        attempt: 1,
        startedAt: '2026-11-21T11:54:00.456Z',
        endedAt: '2026-11-21T11:54:04.000Z',
        result: 'passed',
        outcomes: [{ check: 'mail.page-inbox', result: 'passed', status: 200, ms: 212 }],
        revision: 3,
      },
    ],
  });

export const runStarted = z
  .object({ runId: z.string() })
  .meta({ id: 'RunStarted', examples: [{ runId: EXAMPLE_RUN }] });

export const planQuery = z.strictObject({
  days: z.int().min(1).max(31).default(7).describe('How many days ahead'),
});

const plannedRun = z
  .object({ runId: z.string(), at: time, checks: z.array(z.string()) })
  .meta({ id: 'PlannedRun' });

export const plan = z
  .object({
    value: z.array(plannedRun),
    truncated: z.boolean().describe('Whether there are more runs than are listed'),
    zone: z.string().describe('The account’s time zone, by its name in the IANA database'),
    quiet: z
      .array(
        z.object({
          from: time,
          to: time,
          why: z
            .enum(['day', 'hours', 'date'])
            .describe('A day of the week, an hour or a date at which nothing runs on its own'),
        }),
      )
      .describe('When nothing runs on its own, earliest first'),
  })
  .meta({
    id: 'Plan',
    examples: [
      {
        value: [
          {
            runId: EXAMPLE_RUN,
            at: '2026-11-21T11:54:00.123Z',
            checks: ['profile.read-self', 'mail.page-inbox'],
          },
        ],
        truncated: false,
        zone: 'Europe/Berlin',
        quiet: [{ from: '2026-11-21T23:00:00.000Z', to: '2026-11-22T23:00:00.000Z', why: 'day' }],
      },
    ],
  });
