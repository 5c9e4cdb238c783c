/**
 * When an account may run: the days and hours that are open, without those that are quiet. Each moment is
 * judged by what the clock on the wall says then, so that an hour that clocks skip is never open, and one
 * that they show twice is open twice. An hour belongs to the day that it lies in.
 */
import { DAY_MS, MINUTE_MS } from '../durations';
import { localTime, nextMark, weekdays } from './local-time';
import type { LocalTime, Weekday } from './local-time';

/** From one time of day up to, not including, another, past midnight where it is the earlier one. `HH:MM`, up to `24:00`. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

export interface OpeningHours {
  /** Name in the IANA database; UTC where it is not said. */
  readonly timeZone?: string | undefined;
  /** Open on these days only. */
  readonly days?: readonly Weekday[] | undefined;
  /** Open between these hours only. */
  readonly hours?: Hours | undefined;
  /** Closed all the same. `dates` as 2026-12-24. */
  readonly quiet?:
    | {
        readonly days?: readonly Weekday[] | undefined;
        readonly hours?: Hours | undefined;
        readonly dates?: readonly string[] | undefined;
      }
    | undefined;
}

export type WhyClosed = 'day' | 'hours' | 'date';

/** A time that is closed throughout, for one reason. */
export interface ClosedTime {
  readonly from: number;
  readonly to: number;
  readonly why: WhyClosed;
}

/** More quiet dates than this are no calendar of holidays; and the next opening is found in bounded time. */
export const MOST_QUIET_DATES = 100;
/** Marks of a day: midnight, two hours open, two quiet, clocks set. All dates and a week of days may be closed. */
const MOST_STEPS = 6 * (MOST_QUIET_DATES + 14);

/** The zone whose clocks the hours are told in. */
export const zoneOf = ({ timeZone = 'UTC' }: OpeningHours): string => timeZone;

/** Why it is closed at a time; undefined when it is open. */
export function closedBecause(opening: OpeningHours, at: number): WhyClosed | undefined {
  const { days, hours, quiet = {} } = opening;
  if (!days && !hours && !opening.quiet) return undefined;
  const local = localTime(zoneOf(opening), at);
  if (quiet.dates?.includes(local.date)) return 'date';
  if (days?.includes(local.weekday) === false || quiet.days?.includes(local.weekday)) return 'day';
  const outside = hours && !isWithin(hours, local);
  const inQuiet = quiet.hours && isWithin(quiet.hours, local);
  return outside || inQuiet ? 'hours' : undefined;
}

/** Whether it is ever open, in a week without quiet dates. */
export function opensEver({ days, hours, quiet }: OpeningHours): boolean {
  const week = { days, hours, quiet: { days: quiet?.days, hours: quiet?.hours } };
  return weekdays.some((_, day) =>
    [0, ...marksOf(week)].some((mark) => closedBecause(week, day * DAY_MS + mark) === undefined),
  );
}

/** When it is open next: at once where it is. Throws `RangeError` where it never is. */
export function nextOpening(opening: OpeningHours, at: number): number {
  let time = at;
  for (let left = MOST_STEPS; left > 0; left -= 1) {
    if (closedBecause(opening, time) === undefined) return time;
    time = nextChange(opening, time);
  }
  throw new RangeError('these hours are never open');
}

/** When it is next closed, or `until` where that is sooner; `at` has to be open. */
export function nextClosing(opening: OpeningHours, at: number, until: number): number {
  let time = at;
  while (time < until && closedBecause(opening, time) === undefined)
    time = nextChange(opening, time);
  return Math.min(time, until);
}

/** What is closed between two times, earliest first. */
export function closedTimes(opening: OpeningHours, from: number, to: number): ClosedTime[] {
  const found: ClosedTime[] = [];
  for (let time = from; time < to;) {
    const next = Math.min(to, nextChange(opening, time));
    const why = closedBecause(opening, time);
    const last = found.at(-1);
    if (why !== undefined && last?.why === why && last.to === time)
      found[found.length - 1] = { ...last, to: next };
    else if (why !== undefined) found.push({ from: time, to: next, why });
    time = next;
  }
  return found;
}

/** The next time at which it may open or close: in between nothing changes. */
const nextChange = (opening: OpeningHours, at: number): number =>
  nextMark(zoneOf(opening), at, marksOf(opening));

/** The times of day, besides midnight, at which it may open or close. */
const marksOf = ({ hours, quiet }: OpeningHours): readonly number[] =>
  [hours, quiet?.hours].flatMap((range) => (range ? [ofDay(range.from), ofDay(range.to)] : []));

function isWithin(hours: Hours, { ofDay: time }: LocalTime): boolean {
  const [from, to] = [ofDay(hours.from), ofDay(hours.to)];
  return from < to ? time >= from && time < to : time >= from || time < to;
}

/** `HH:MM` in milliseconds since midnight. */
function ofDay(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return (hours * 60 + minutes) * MINUTE_MS;
}
