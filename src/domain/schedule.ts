import { randomFrom } from './random';

/** When an account is due: a gap after the last slot, drawn at random between two bounds, in whole seconds. */
export interface Schedule {
  readonly preset: 'steady' | 'gentle' | 'custom';
  readonly minSeconds: number;
  readonly maxSeconds: number;
}

/** Presets and their gaps in seconds. `steady` is the gap that owners of developer tenants know from their tools. */
export const presets = {
  steady: { minSeconds: 1000, maxSeconds: 2000 },
  gentle: { minSeconds: 10_800, maxSeconds: 21_600 },
} as const;

/** Bounds of a custom gap in seconds: no shorter than a minute in the cloud, no longer than a week. */
export const GAP_BOUNDS = { min: 60, minLocal: 1, max: 604_800 } as const;

/** The gap after a slot in milliseconds. The same slot of the same account always gives the same gap. */
export function gapAfter(accountId: string, slot: number, schedule: Schedule): number {
  const { minSeconds, maxSeconds } = schedule;
  return randomFrom(`gap|${accountId}|${slot}`).int(minSeconds * 1000, maxSeconds * 1000);
}

/**
 * The slot after this one: the gap counted from the slot itself, so that a preview comes true; after
 * a standstill, and after the clock was set back, counted from now, so that no burst catches up.
 * Never before `notBefore` (a Retry-After that outlasted the run).
 */
export function slotAfter(
  accountId: string,
  slot: number,
  schedule: Schedule,
  now: number,
  notBefore = 0,
): number {
  const gap = gapAfter(accountId, slot, schedule);
  const base = slot + gap > now && slot <= now ? slot : now;
  return Math.max(base + gap, notBefore);
}
