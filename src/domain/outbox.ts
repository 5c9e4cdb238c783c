/** When a notice that could not be passed on is tried again, and when it is given up. */
import { DAY_MS, MINUTE_MS } from '../durations';
import type { OutboxEntry } from './run';

/** Gaps between the first tries; the longest one repeats. */
const GAPS_MS = [1, 5, 15, 60].map((minutes) => minutes * MINUTE_MS);
const LONGEST_GAP_MS = 240 * MINUTE_MS;
/** An older notice would tell of a state that has long been superseded; health keeps showing it until then. */
export const GIVE_UP_AFTER_MS = 3 * DAY_MS;
/** A message for a notice is sent again by the tick when nothing has happened for this long. */
export const SENT_GRACE_MS = 2 * MINUTE_MS;

/** When to try next, should the try that begins now come to nothing. */
export const nextTryAt = (attempts: number, now: number): number =>
  now + (GAPS_MS[attempts] ?? LONGEST_GAP_MS);

/**
 * The entry while somebody tries to pass it on, written before anything else is: whoever comes second
 * finds it changed, and when the app dies meanwhile it is tried again after the gap.
 */
export const beginTry = (entry: OutboxEntry, now: number): OutboxEntry => ({
  ...entry,
  attempts: entry.attempts + 1,
  notBefore: nextTryAt(entry.attempts, now),
});

/** Whether the tick has to send its message: the first one was lost, or its next try is due. */
export const needsReminder = (entry: OutboxEntry, now: number): boolean =>
  (entry.attempts === 0 ? entry.at + SENT_GRACE_MS : entry.notBefore) <= now;

/** Whether it is too old to be news (`GIVE_UP_AFTER_MS`). */
export const isGivenUp = (entry: OutboxEntry, now: number): boolean =>
  now - entry.at >= GIVE_UP_AFTER_MS;
