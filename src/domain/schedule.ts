import { hash32 } from './hash';
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

/** Where the ticks of the usual period lie: on multiples of it since the epoch. What is due with one of them shares an instance. */
const GRID_MS = 300_000;
/** Accounts of one tick are due within this long of it, each at a time of its own, so that they do not arrive as one. */
const SPREAD_MS = 3000;

/**
 * The slot after this one: counted from the slot itself, so that a preview comes true; after a
 * standstill, and after the clock was set back, counted from now, so that no burst catches up.
 * Never before `notBefore` (a Retry-After that outlasted the run). The same slot of the same account
 * always gives the same gap.
 */
export function slotAfter(
  accountId: string,
  slot: number,
  schedule: Schedule,
  now: number,
  notBefore = 0,
): number {
  const gap = gapAfter(accountId, slot, schedule);
  const following = onGrid(accountId, slot, gap, schedule);
  const next = following > now && slot <= now ? following : onGrid(accountId, now, gap, schedule);
  return Math.max(next, notBefore);
}

/** The gap that is drawn for a slot, in milliseconds. */
function gapAfter(accountId: string, slot: number, { minSeconds, maxSeconds }: Schedule): number {
  return randomFrom(`gap|${accountId}|${slot}`).int(minSeconds * 1000, maxSeconds * 1000);
}

/**
 * The tick nearest to the end of a gap, of those between the schedule's bounds, and the account's own
 * moment after it; where no tick lies between them, the end of the gap as it was drawn.
 */
function onGrid(
  accountId: string,
  from: number,
  gap: number,
  { minSeconds, maxSeconds }: Schedule,
): number {
  const latest = from + maxSeconds * 1000;
  const firstTick = Math.ceil((from + minSeconds * 1000) / GRID_MS) * GRID_MS;
  const lastTick = Math.floor(latest / GRID_MS) * GRID_MS;
  if (firstTick > lastTick) return from + gap;
  const nearest = Math.round((from + gap) / GRID_MS) * GRID_MS;
  const tick = Math.min(Math.max(nearest, firstTick), lastTick);
  return Math.min(tick + ownMoment(accountId), latest);
}

/** From 0 up to `SPREAD_MS`; always the same for an account. */
const ownMoment = (accountId: string): number => (hash32(accountId) >>> 0) % SPREAD_MS;
