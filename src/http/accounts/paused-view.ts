import type * as z from 'zod';
import type { Paused } from '../../domain/account';
import { iso } from '../failure-view';
import type { paused } from './account-schema';

/** Why an account is paused. `nextRunAt`: its next slot, where there is one (milliseconds since the epoch). */
export function pausedView(
  { at, by, reason, until, share }: Paused,
  nextRunAt: number | undefined,
): z.output<typeof paused> {
  const own = share && `${share.failed} of the last ${share.runs} runs failed.`;
  const triesAgainAt = share && nextRunAt;
  return {
    at: iso(at),
    byItself: share !== undefined,
    by,
    reason: own ?? reason,
    until: until === undefined ? undefined : iso(until),
    triesAgainAt: triesAgainAt === undefined ? undefined : iso(triesAgainAt),
  };
}
