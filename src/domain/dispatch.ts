/** When a message about a due account is sent, and when it is sent again. */
import { randomFrom } from './random';

/** A tick looks this much further than to the next one, which may come late. */
const LOOK_AHEAD_SLACK_MS = 30_000;

/**
 * A message that was sent this long ago for an account that is still due was lost or is poisoned:
 * sent again. Longer than the platform's redelivery after a crash (10 minutes), so that a message
 * that only waits does not multiply.
 */
export const RESEND_AFTER_MS = 900_000;

/** How far ahead of now a tick sends messages, in milliseconds. */
export const lookAhead = (tickMinutes: number): number =>
  tickMinutes * 60_000 + LOOK_AHEAD_SLACK_MS;

/** Whether a due entry needs a message now. */
export function needsMessage(
  entry: { dueAt: number; sentAt?: number | undefined },
  now: number,
): boolean {
  if (entry.sentAt === undefined) return true;
  return now - Math.max(entry.sentAt, entry.dueAt) >= RESEND_AFTER_MS;
}

/** How far messages are strewn for accounts that are long overdue, in milliseconds: less than to the next tick. */
const STREWN_MS = 240_000;

/**
 * How long a message waits in the queue: until the account is due. What has been due for long comes after
 * a standstill, all accounts at once, and is strewn instead.
 */
export function messageDelayMs(
  { accountId, dueAt }: { readonly accountId: string; readonly dueAt: number },
  now: number,
): number {
  if (now - dueAt < RESEND_AFTER_MS) return Math.max(0, dueAt - now);
  return randomFrom(`overdue|${accountId}|${dueAt}`).int(0, STREWN_MS);
}
