import { DAY_MS, HOUR_MS } from '../durations';
import { hash32 } from './hash';
import { localTime } from './local-time';
import type { Weekday } from './local-time';
import { closedBecause, nextClosing, nextOpening, zoneOf } from './opening-hours';
import type { OpeningHours } from './opening-hours';
import { randomFrom } from './random';

/** Two bounds of a gap between two slots, which is drawn at random between them. */
export interface Gap {
  readonly minSeconds: number;
  readonly maxSeconds: number;
}

/** When an account is due: a gap after the last slot, while it is open. */
export interface Schedule extends Gap, OpeningHours {
  readonly preset: 'steady' | 'office-hours' | 'gentle' | 'custom';
  /** Until then gaps are those of a close watch (milliseconds since the epoch). It ends by itself. */
  readonly closeWatchUntil?: number | undefined;
}

const WEEKEND: readonly Weekday[] = ['saturday', 'sunday'];

/**
 * Presets and their gaps in seconds. `steady` is the gap that owners of developer tenants know from their
 * tools; `gentle` draws from the upper half of its gaps at night and at weekends.
 */
export const presets = {
  steady: { minSeconds: 1000, maxSeconds: 2000 },
  'office-hours': {
    minSeconds: 1800,
    maxSeconds: 5400,
    days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    hours: { from: '08:00', to: '18:00' },
  },
  gentle: { minSeconds: 7200, maxSeconds: 21_600 },
} as const satisfies Record<string, Gap & OpeningHours>;

/** The gaps of a close watch, and how long one lasts. */
export const CLOSE_WATCH = { minSeconds: 500, maxSeconds: 900 } as const;
export const CLOSE_WATCH_MS = 7 * DAY_MS;

/** Whether the gaps of a close watch hold at a time. */
export const isWatchedClosely = (
  { closeWatchUntil = 0 }: Pick<Schedule, 'closeWatchUntil'>,
  at: number,
): boolean => at < closeWatchUntil;

/** Bounds of a custom gap in seconds: no shorter than a minute in the cloud, no longer than a week. */
export const GAP_BOUNDS = { min: 60, minLocal: 1, max: 604_800 } as const;

/** Where the ticks of the usual period lie: on multiples of it since the epoch. What is due with one of them shares an instance. */
const GRID_MS = 300_000;
/** Accounts of one tick are due within this long of it, each at a time of its own, so that they do not arrive as one. */
const SPREAD_MS = 3000;

/**
 * The slot after this one: counted from the slot itself, so that a preview comes true; after a
 * standstill, and after the clock was set back, counted from now, so that no burst catches up. Only while
 * the schedule is open, and never before `notBefore` (a Retry-After that outlasted the run). The same slot
 * of the same account always gives the same gap.
 */
export function slotAfter(
  accountId: string,
  slot: number,
  schedule: Schedule,
  now: number,
  notBefore = 0,
): number {
  const counted = (from: number): number => {
    const bounds = boundsAt(schedule, from);
    const end = onGrid(accountId, from, gapAfter(accountId, slot, bounds), bounds);
    return whenOpen(accountId, end, schedule);
  };
  const following = counted(slot);
  const next = following > now && slot <= now ? following : counted(now);
  return next >= notBefore ? next : whenOpen(accountId, notBefore, schedule);
}

/**
 * The time itself while the schedule is open; else one soon after it opens, drawn between the opening and
 * the longest gap after it, so that accounts do not all begin with the hour.
 */
function whenOpen(accountId: string, at: number, schedule: Schedule): number {
  const opening = nextOpening(schedule, at);
  if (opening === at) return at;
  const { maxSeconds } = boundsAt(schedule, opening);
  const closing = nextClosing(schedule, opening, opening + maxSeconds * 1000);
  const bounds = { minSeconds: 0, maxSeconds: Math.floor((closing - opening - 1) / 1000) };
  return onGrid(accountId, opening, gapAfter(accountId, opening, bounds), bounds);
}

/** How late a slot may begin when its schedule has closed meanwhile, in milliseconds: a busy queue is no standstill. */
const CLOSED_GRACE_MS = 900_000;

/**
 * When a slot that comes late, after a standstill, may run after all, because its schedule is closed by
 * now; undefined when it may run at once. One that was due while it was closed was asked for by somebody.
 */
export function deferredUntil(
  accountId: string,
  slot: number,
  schedule: Schedule,
  now: number,
): number | undefined {
  if (now - slot <= CLOSED_GRACE_MS || closedBecause(schedule, slot) !== undefined) {
    return undefined;
  }
  const until = whenOpen(accountId, now, schedule);
  return until > now ? until : undefined;
}

/** The bounds of a gap that begins at a time. */
function boundsAt(schedule: Schedule, at: number): Gap {
  if (isWatchedClosely(schedule, at)) return CLOSE_WATCH;
  const { preset, minSeconds, maxSeconds } = schedule;
  if (preset !== 'gentle' || !isRestTime(schedule, at)) return { minSeconds, maxSeconds };
  return { minSeconds: (minSeconds + maxSeconds) / 2, maxSeconds };
}

/** At night, from ten to six, and at weekends. */
function isRestTime(schedule: Schedule, at: number): boolean {
  const { weekday, ofDay } = localTime(zoneOf(schedule), at);
  const hour = ofDay / HOUR_MS;
  return WEEKEND.includes(weekday) || hour < 6 || hour >= 22;
}

/** The gap that is drawn for a slot, in milliseconds. */
function gapAfter(accountId: string, slot: number, { minSeconds, maxSeconds }: Gap): number {
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
  { minSeconds, maxSeconds }: Gap,
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
