/** The scheduler's beat. Pure. */

/** Ticks missed before that is worth a word: two, and some time to start. */
const TICKS_MISSED = 2.5;

/** Whether the last tick was longer ago than a beat of so many minutes explains. Times in milliseconds since the epoch. */
export const isTickLate = (lastTick: number, now: number, tickMinutes: number): boolean =>
  now - lastTick > TICKS_MISSED * tickMinutes * 60_000;
