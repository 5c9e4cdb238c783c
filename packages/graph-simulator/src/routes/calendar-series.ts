import { createHash } from 'node:crypto';
import { DAY_MS } from '../core/durations';
import type { CalendarEvent } from './calendars';
import { badRequest } from '../core/errors';
import { inZone, instant } from './date-time-zone';

/** As many as Exchange lets a series have. */
const MOST = 999;
const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** https://learn.microsoft.com/graph/api/resources/patternedrecurrence */
interface Recurrence {
  readonly pattern?: {
    readonly type?: string;
    readonly interval?: number;
    readonly daysOfWeek?: readonly string[];
  };
  readonly range?: {
    readonly type?: string;
    readonly endDate?: string;
    readonly numberOfOccurrences?: number;
  };
}

/** @throws GraphError 400 for what is no series by the day or by the week. */
export function checkRecurrence(given: unknown): void {
  if (given === null || given === undefined) return;
  const { pattern, range } = given as Recurrence;
  const byWeek = pattern?.type === 'weekly';
  if (pattern?.type !== 'daily' && !byWeek)
    throw badRequest('The simulator knows series by the day and by the week.', 'NotSupported');
  if (byWeek && !(pattern.daysOfWeek ?? []).some((day) => weekdays.includes(day)))
    throw badRequest('A weekly series needs days of the week.', 'ErrorPropertyValidationFailure');
  const ends =
    (range?.type === 'numbered' && (range.numberOfOccurrences ?? 0) > 0) ||
    (range?.type === 'endDate' && !Number.isNaN(Date.parse(range.endDate ?? ''))) ||
    range?.type === 'noEnd';
  if (!ends || !Number.isInteger(pattern.interval) || (pattern.interval ?? 0) < 1)
    throw badRequest('The recurrence is not valid.', 'ErrorPropertyValidationFailure');
}

/** What takes place of an event: itself, or what the series has that it is the master of. */
export function occurrencesOf(event: CalendarEvent): CalendarEvent[] {
  const recurrence = event['recurrence'] as Recurrence | null;
  if (!recurrence) return [event];
  const { numberOfOccurrences = MOST, endDate } = recurrence.range ?? {};
  const start = instant(event.start);
  const until = endDate === undefined ? Infinity : Date.parse(endDate) + DAY_MS;
  const found: CalendarEvent[] = [];
  for (let day = 0; found.length < Math.min(numberOfOccurrences, MOST); day += 1) {
    const at = start + day * DAY_MS;
    if (at >= until) break;
    if (takesPlace(recurrence, at, day)) found.push(occurrence(event, day));
  }
  return found;
}

function takesPlace({ pattern }: Recurrence, at: number, day: number): boolean {
  const { type, interval = 1, daysOfWeek = [] } = pattern ?? {};
  if (type === 'daily') return day % interval === 0;
  const weekday = weekdays[new Date(at).getUTCDay()] ?? '';
  return daysOfWeek.includes(weekday) && Math.floor(day / 7) % interval === 0;
}

function occurrence(master: CalendarEvent, day: number): CalendarEvent {
  const id = (of: string) =>
    `AAMkAD${createHash('sha384').update(`${of} ${day}`).digest('base64url')}=`;
  return {
    ...master,
    id: id(master.id),
    immutableId: id(master.immutableId),
    type: 'occurrence',
    seriesMasterId: master.id,
    recurrence: null,
    start: inZone(instant(master.start) + day * DAY_MS, 'UTC'),
    end: inZone(instant(master.end) + day * DAY_MS, 'UTC'),
  };
}
