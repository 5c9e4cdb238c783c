import * as z from 'zod';
import type { Brief } from '../../../domain/brief';
import type { Shape } from './shape';
import { count, id, mode, time } from './shape';
import { failureCode } from './failure';
import { dayCounts } from './run';
import { missing, paused, state } from './state';
import { leftovers } from './ledger';

export const brief: z.ZodType<Brief> = z.looseObject({
  id,
  name: z.string(),
  tenantId: z.string(),
  clientId: z.string(),
  user: z.string().optional(),
  mode,
  owner: z.string(),
  credential: z.looseObject({
    kind: z.string(),
    expiresAt: time.optional(),
    madeHere: z.literal(true).optional(),
  }),
  state,
  stateSince: time,
  subscription: z
    .union([z.looseObject({ missing: z.string() }), z.looseObject({ endsAt: time.optional() })])
    .optional(),
  paused: paused.optional(),
  failure: failureCode.optional(),
  troubled: z.looseObject({ count, check: z.string(), since: time }).optional(),
  nextRunAt: time.optional(),
  running: z.looseObject({ runId: z.string(), since: time, until: time }).optional(),
  results: z.string(),
  resultsAt: z.array(z.int()),
  days: z.array(dayCounts),
  leftovers,
  missing: missing.optional(),
  demo: z.literal(true).optional(),
  revision: count,
} satisfies Shape<Brief>);
