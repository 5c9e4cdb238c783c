import { fail } from '@perennial/checks';
import * as z from 'zod';

/**
 * Minutes ahead of UTC of zones that have no daylight saving time, by the names Outlook knows them by.
 * https://learn.microsoft.com/windows-hardware/manufacture/desktop/default-time-zones
 */
const OFFSETS: Readonly<Record<string, number>> = {
  UTC: 0,
  'Hawaiian Standard Time': -600,
  'India Standard Time': 330,
  'China Standard Time': 480,
  'Tokyo Standard Time': 540,
};

export const zones = Object.keys(OFFSETS);

/** Graph's point in time: a date and time without offset, and the zone it is meant in. https://learn.microsoft.com/graph/api/resources/datetimetimezone */
export const dateTimeTimeZone = z.looseObject({ dateTime: z.string(), timeZone: z.string() });
export type DateTimeTimeZone = z.output<typeof dateTimeTimeZone>;

function offsetMs(zone: string): number {
  return (OFFSETS[zone] ?? fail('a time is in the zone asked for, or in UTC')) * 60_000;
}

/** A point in time (milliseconds since the epoch, whole seconds) as it is called in a zone. */
export function inZone(at: number, zone: string): DateTimeTimeZone {
  const dateTime = new Date(at + offsetMs(zone)).toISOString().slice(0, 19);
  return { dateTime, timeZone: zone };
}

/** The point in time (milliseconds since the epoch) that is meant. */
export function instantOf({ dateTime, timeZone }: DateTimeTimeZone): number {
  const bare = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.exec(dateTime)?.[0];
  return Date.parse(`${bare ?? fail('a time can be read')}Z`) - offsetMs(timeZone);
}
