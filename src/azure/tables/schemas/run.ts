/** What an account's checks came to: runs, days, and the memory of each check. */
import * as z from 'zod';
import type { CheckMemory, Trouble } from '../../../domain/check-memory';
import type { DayCounts, DayRecord } from '../../../domain/day';
import { failureKinds } from '../../../domain/failure';
import type { Outcome, Run } from '../../../domain/run';
import type { Shape } from './shape';
import { count, id, oneOf, textByName, time } from './shape';
import { failure } from './failure';

export const result = oneOf<Run['result']>({
  passed: true,
  degraded: true,
  failed: true,
  abandoned: true,
});

const outcomeResult = oneOf<Outcome['result']>({
  passed: true,
  failed: true,
  skipped: true,
  'not-applicable': true,
  'not-simulated': true,
  'undo-failed': true,
});

export const memory = z.looseObject({
  check: z.string(),
  result: outcomeResult.exclude(['skipped']),
  at: time,
  passedAt: time.optional(),
  trouble: z
    .looseObject({
      since: time,
      runs: count,
      code: z.string().optional(),
      confirmed: z.boolean(),
    } satisfies Shape<Trouble>)
    .optional(),
} satisfies Shape<CheckMemory>);

export const dayCounts = z.looseObject({
  day: count,
  runs: z.tuple([count, count, count, count]),
  failures: z.partialRecord(z.enum(failureKinds), count).optional(),
} satisfies Shape<DayCounts>);

export const dayRecord = z.looseObject({
  ...dayCounts.shape,
  checks: textByName,
  failures: z.partialRecord(z.enum(failureKinds), count),
} satisfies Shape<DayRecord>);

const outcome = z.looseObject({
  check: z.string(),
  version: z.string().optional(),
  result: outcomeResult,
  status: z.int().optional(),
  ms: z.number(),
  requestId: z.string().optional(),
  failure: failure.optional(),
  made: count.optional(),
  removed: count.optional(),
} satisfies Shape<Outcome>);

export const run: z.ZodType<Run> = z.looseObject({
  id: z.string(),
  accountId: id,
  slot: time,
  attempt: count,
  startedAt: time,
  endedAt: time,
  result,
  failure: failure.optional(),
  outcomes: z.array(outcome),
  revision: count,
  asked: z.looseObject({ by: z.string() }).optional(),
  demo: z.literal(true).optional(),
} satisfies Shape<Run>);
