/** What an account's row and its brief both say. */
import * as z from 'zod';
import type { Account, Paused } from '../../../domain/account';
import type { Shape } from './shape';
import { count, oneOf, time } from './shape';

export const missing = z.looseObject({ check: z.string(), permission: z.string() });

export const paused = z.looseObject({
  at: time,
  by: z.string(),
  reason: z.string().optional(),
  until: time.optional(),
  share: z.looseObject({ failed: count, runs: count }).optional(),
} satisfies Shape<Paused>);

export const state = oneOf<Account['state']>({
  active: true,
  degraded: true,
  paused: true,
  failing: true,
  'needs-sign-in': true,
  'needs-credential': true,
});
