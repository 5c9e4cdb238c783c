import * as z from 'zod';
import { explainedFailure, explanations } from '../explanations';
import { EXAMPLE_RUN, exampleOf, page, pageQuery, time } from '../schemas/common';

export const runResult = z.enum(['passed', 'degraded', 'failed', 'abandoned']);

export const checkResult = z.enum([
  'passed',
  'failed',
  'skipped',
  'not-applicable',
  'undo-failed',
  'not-simulated',
]);

const outcome = z.object({
  check: z.string(),
  result: checkResult,
  status: z.int().optional(),
  ms: z.int(),
  requestId: z.string().optional(),
  failure: explainedFailure.optional(),
  made: z.int().optional().describe('How many things it made, where it made any'),
  removed: z.int().optional().describe('How many of them the run has removed'),
});

const items = z.object({ made: z.int(), removed: z.int() });

export const listedRun = z
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
    asked: z
      .object({ by: z.string() })
      .optional()
      .describe('Who asked for it, where it was not the schedule'),
    demo: z
      .literal(true)
      .optional()
      .describe('It was played for demonstration, at another time than it says. Locally only'),
    failure: explainedFailure.optional(),
    items: items.optional().describe('What its checks made and removed. Absent until it has ended'),
    planned: z
      .array(z.string())
      .optional()
      .describe('While it runs: the checks that it runs, in order'),
    outcomes: z.array(outcome).describe('Empty until it has ended'),
    revision: z.int().optional().describe('The account’s revision it ran on'),
  })
  .meta({
    id: 'ListedRun',
    examples: [
      {
        id: EXAMPLE_RUN,
        slot: '2026-11-21T11:54:00.123Z',
        state: 'ended',
        attempt: 1,
        startedAt: '2026-11-21T11:54:00.456Z',
        endedAt: '2026-11-21T11:54:04.000Z',
        result: 'passed',
        items: { made: 0, removed: 0 },
        outcomes: [{ check: 'mail.page-inbox', result: 'passed', status: 200, ms: 212 }],
        revision: 3,
      },
    ],
  });

const exampleRun = exampleOf(listedRun) as z.output<typeof listedRun>;

export const run = listedRun
  .extend({ explanations: explanations.optional() })
  .meta({ id: 'Run', examples: [{ ...exampleRun, explanations: {} }] });

export const runs = page(listedRun)
  .extend({ explanations })
  .meta({
    examples: [{ value: [exampleRun], explanations: {} }],
  });

export const runsQuery = pageQuery.extend({
  result: z
    .string()
    .max(100)
    .transform((text) => text.split(','))
    .pipe(z.array(runResult))
    .optional()
    .describe('Only runs that came to this; several are separated by commas'),
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
