/** What a clock on the wall says, in a time zone of the IANA database (https://www.iana.org/time-zones). */
import { tzOffset } from '@date-fns/tz/tzOffset';
import { DAY_MS, MINUTE_MS } from '../durations';

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof weekdays)[number];

export interface LocalTime {
  /** 2026-11-21 */
  readonly date: string;
  readonly weekday: Weekday;
  /** Since midnight, in milliseconds of the clock on the wall. */
  readonly ofDay: number;
}

/** A name, and no bare offset: that would know nothing of summer time. */
const NAME = /^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/;

/** Whether a name is a zone of the IANA data that this platform has. */
export const isTimeZone = (name: string): boolean =>
  NAME.test(name) && !Number.isNaN(tzOffset(name, new Date(0)));

/**
 * How far a zone's clocks are ahead of UTC at a time, in milliseconds. A zone that this machine's data does
 * not have counts as UTC: a row may come from a machine with newer data.
 */
export function offsetAt(timeZone: string, at: number): number {
  if (timeZone === 'UTC') return 0;
  return Math.round(tzOffset(timeZone, new Date(at)) * MINUTE_MS) || 0;
}

/** What a clock on the wall shows at a time (milliseconds since the epoch). */
export function localTime(timeZone: string, at: number): LocalTime {
  const wall = at + offsetAt(timeZone, at);
  const day = Math.floor(wall / DAY_MS);
  return {
    date: new Date(day * DAY_MS).toISOString().slice(0, 10),
    // The first of January 1970 was a Thursday.
    weekday: weekdays[((((day + 3) % 7) + 7) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6],
    ofDay: wall - day * DAY_MS,
  };
}

/**
 * When clocks next show one of `marks` (milliseconds since midnight) or midnight, or when they are set,
 * whichever comes first. Always later than `at`.
 */
export function nextMark(timeZone: string, at: number, marks: readonly number[]): number {
  const offset = offsetAt(timeZone, at);
  const { ofDay } = localTime(timeZone, at);
  const mark = Math.min(DAY_MS, ...marks.filter((one) => one > ofDay));
  const next = at + (mark - ofDay);
  return offsetAt(timeZone, next - 1) === offset ? next : changeBetween(timeZone, at, next);
}

/** The first millisecond after `from` at which the zone's offset is another. */
function changeBetween(timeZone: string, from: number, to: number): number {
  const offset = offsetAt(timeZone, from);
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(timeZone, middle) === offset) before = middle;
    else after = middle;
  }
  return after;
}
