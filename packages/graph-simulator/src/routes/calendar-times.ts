import { DAY_MS, MINUTE_MS } from '../core/durations';
import type { Call, Reply } from '../core/types';
import type { CalendarEvent } from './calendars';
import type { User } from '../core/tenant';
import { jsonBody } from '../core/entity-type';
import { badRequest } from '../core/errors';
import { occurrencesOf } from './calendar-series';
import { calendarsOf } from './calendars';
import { inZone, instant } from './date-time-zone';
import { accepts, route, words } from './define';
import { read } from './event-view';

/** What takes up time in somebody's default calendar, between two times. */
function takenUp(user: User, from: number, to: number): CalendarEvent[] {
  const calendars = calendarsOf(user);
  return calendars
    .in(calendars.main)
    .flatMap(occurrencesOf)
    .filter(({ start, end }) => instant(start) < to && instant(end) > from);
}

/** An action's parameters, whose names are taken in any case. */
function parameters(call: Call): Readonly<Record<string, unknown>> {
  const body = call.body.length === 0 ? {} : jsonBody(call);
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

const marks = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere'];

/** One digit for each part of the window: https://learn.microsoft.com/graph/api/resources/scheduleinformation */
function availability(events: readonly CalendarEvent[], window: Window, minutes: number): string {
  const parts = Math.ceil((window.to - window.from) / (minutes * MINUTE_MS));
  return Array.from({ length: parts }, (_, part) => {
    const from = window.from + part * minutes * MINUTE_MS;
    const to = from + minutes * MINUTE_MS;
    const meanwhile = events.filter(({ start, end }) => instant(start) < to && instant(end) > from);
    return Math.max(0, ...meanwhile.map((event) => marks.indexOf(String(event['showAs']))));
  }).join('');
}

interface Window {
  readonly from: number;
  readonly to: number;
}

function scheduleOf(call: Call, scheduleId: string, window: Window, minutes: number) {
  const user = call.tenant.user(scheduleId);
  if (!user)
    return {
      scheduleId,
      error: {
        message: `Unable to resolve e-mail address ${scheduleId} to an Active Directory object.`,
        responseCode: 'ErrorMailRecipientNotFound',
      },
    };
  const events = takenUp(user, window.from, window.to);
  return {
    scheduleId,
    availabilityView: availability(events, window, minutes),
    scheduleItems: events.map(({ start, end, showAs, subject }) => ({
      isPrivate: false,
      status: showAs,
      subject,
      start,
      end,
    })),
    workingHours: {
      daysOfWeek: words('monday tuesday wednesday thursday friday'),
      startTime: '08:00:00.0000000',
      endTime: '17:00:00.0000000',
      timeZone: { name: 'UTC' },
    },
  };
}

function getSchedule(call: Call): Reply {
  const given = parameters(call);
  const schedules = given['schedules'];
  const minutes = Number(given['availabilityviewinterval'] ?? 30);
  const window = { from: instant(given['starttime']), to: instant(given['endtime']) };
  if (!Array.isArray(schedules) || schedules.length === 0)
    throw badRequest('The parameter Schedules is missing.', 'ErrorInvalidParameter');
  const length = window.to - window.from;
  if (length < minutes * MINUTE_MS || length > 62 * DAY_MS || minutes < 5 || minutes > 1440)
    throw badRequest('The requested time window is not valid.', 'ErrorInvalidParameter');
  const value = schedules.map((id) => scheduleOf(call, String(id), window, minutes));
  const type = 'Collection(microsoft.graph.scheduleInformation)';
  return {
    status: 200,
    json: { '@odata.context': `${call.origin}/v1.0/$metadata#${type}`, value },
  };
}

/** Milliseconds of what ISO 8601 calls `PT1H30M`. */
function durationOf(given: unknown): number {
  const text = typeof given === 'string' ? given : 'PT30M';
  const [match, hours = '0', minutes = '0'] = /^PT(?:(\d{1,3})H)?(?:(\d{1,5})M)?$/.exec(text) ?? [];
  if (match === undefined || match === 'PT')
    throw badRequest('The meeting duration is not valid.', 'ErrorInvalidParameter');
  return (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
}

interface TimeSlot {
  readonly start?: unknown;
  readonly end?: unknown;
}

/** Times in which nothing else takes place, on half hours. */
function freeTimes(call: Call, slots: readonly TimeSlot[], duration: number, most: number) {
  const found: number[] = [];
  for (const slot of slots) {
    const [from, to] = [instant(slot.start), instant(slot.end)];
    const taken = takenUp(call.user, from, to);
    for (let at = from; at + duration <= to && found.length < most; at += 30 * MINUTE_MS) {
      const busy = taken.some(
        ({ start, end, showAs }) =>
          showAs !== 'free' && instant(start) < at + duration && instant(end) > at,
      );
      if (!busy) found.push(at);
    }
  }
  return found;
}

function findMeetingTimes(call: Call): Reply {
  const given = parameters(call);
  const duration = durationOf(given['meetingduration']);
  const { timeSlots } = { ...(given['timeconstraint'] as { timeSlots?: unknown } | undefined) };
  const tomorrow = Math.ceil(call.now / DAY_MS) * DAY_MS;
  const slots = Array.isArray(timeSlots)
    ? (timeSlots as TimeSlot[])
    : [{ start: inZone(tomorrow, 'UTC'), end: inZone(tomorrow + 7 * DAY_MS, 'UTC') }];
  const times = freeTimes(call, slots, duration, Number(given['maxcandidates'] ?? 20));
  const type = 'microsoft.graph.meetingTimeSuggestionsResult';
  return {
    status: 200,
    json: {
      '@odata.context': `${call.origin}/v1.0/$metadata#${type}`,
      emptySuggestionsReason: times.length === 0 ? 'OrganizerUnavailable' : '',
      meetingTimeSuggestions: times.map((at, index) => ({
        confidence: 100,
        order: index + 1,
        organizerAvailability: 'free',
        suggestionReason: '',
        meetingTimeSlot: { start: inZone(at, 'UTC'), end: inZone(at + duration, 'UTC') },
        attendeeAvailability: [],
        locations: [],
      })),
    },
  };
}

/** When somebody is busy or free. */
export const calendarTimeRoutes = [
  route('POST', '/me/calendar/getSchedule', 'calendar-getschedule', read, getSchedule),
  route(
    'POST',
    '/me/findMeetingTimes',
    'user-findmeetingtimes',
    accepts('Calendars.Read.Shared Calendars.ReadWrite.Shared', ''),
    findMeetingTimes,
  ),
];
