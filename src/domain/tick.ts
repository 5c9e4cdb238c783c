/** The scheduler's beat. Pure. Times in milliseconds since the epoch. */
import { MINUTE_MS } from '../durations';

/** Ticks missed before that is worth a word: two, and some time to start. */
const TICKS_MISSED = 2.5;

/** Since when the scheduler has been late: its last tick, where that was longer ago than a beat of so many minutes explains. */
export const lateSince = (
  lastTick: number | undefined,
  now: number,
  tickMinutes: number,
): number | undefined =>
  lastTick !== undefined && now - lastTick > TICKS_MISSED * tickMinutes * MINUTE_MS
    ? lastTick
    : undefined;
