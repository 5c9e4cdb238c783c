import { DAY_MS, MINUTE_MS } from '@perennial/checks';
import type { CheckContext } from '@perennial/checks';
import { event } from './calls';
import { inZone } from './zones';

interface Time {
  readonly start: number;
  readonly end: number;
}

/** A random time in one to two months, on a quarter of an hour: an event there is in nobody’s way. */
export function someTime({ now, random }: Pick<CheckContext, 'now' | 'random'>): Time {
  const soonest = Math.ceil(now() / DAY_MS) * DAY_MS + 30 * DAY_MS;
  const start = soonest + random.int(0, 30 * 96) * 15 * MINUTE_MS;
  return { start, end: start + random.int(1, 8) * 15 * MINUTE_MS };
}

/** An event's body at a time: without attendees, shown as free and without a reminder. */
export const eventBody = (marker: string, { start, end }: Time, zone = 'UTC') => ({
  start: inZone(start, zone),
  end: inZone(end, zone),
  showAs: 'free',
  isReminderOn: false,
  transactionId: marker,
});

/** Makes such an event, with more or other properties where `more` has them. @returns Its id. */
export async function makeEvent(
  { graph, marker }: CheckContext,
  time: Time,
  more: Readonly<Record<string, unknown>> = {},
  zone = 'UTC',
): Promise<string> {
  const { id } = await graph.create(event, { body: { ...eventBody(marker, time, zone), ...more } });
  return id;
}
