import * as z from 'zod';
import type { Leftovers } from '../../../domain/leftovers';
import type { LedgerEntry } from '../../../domain/run';
import type { Shape } from './shape';
import { count, id, mode, textByName, time } from './shape';
import { failureCode } from './failure';

export const leftovers = z.looseObject({
  open: count,
  stuck: count,
  parked: count,
  failure: failureCode.optional(),
  all: count.optional(),
} satisfies Shape<Leftovers>);

const made = z.looseObject({ id: z.string(), at: textByName });

export const ledgerEntry: z.ZodType<LedgerEntry> = z.looseObject({
  id,
  accountId: id,
  runId: z.string(),
  check: z.string(),
  creation: z.string(),
  marker: z.string().min(1),
  made: z.array(made),
  tenantId: z.string(),
  mode,
  user: z.string().optional(),
  userId: z.string().optional(),
  createdAt: time,
  deadline: time,
  sweeps: count,
  clearAt: time.optional(),
  stuck: z.boolean().optional(),
  parkedUntil: time.optional(),
  failure: failureCode.optional(),
} satisfies Shape<LedgerEntry>);
