import { DAY_MS } from '../core/durations';
import type { Call, Reply } from '../core/types';
import type { CalendarEvent } from './calendars';
import { jsonBody, written } from '../core/entity-type';
import { badRequest, outlook } from '../core/errors';
import { checkIfMatch, delta, many, noContent, one, param } from '../core/reply';
import { calendarGroupRoutes } from './calendar-groups';
import { calendarListRoutes } from './calendar-list';
import { reminderRoutes } from './calendar-reminders';
import { checkRecurrence, occurrencesOf } from './calendar-series';
import { calendarTimeRoutes } from './calendar-times';
import { calendarOf, calendarsOf, eventFrom } from './calendars';
import { instant } from './date-time-zone';
import { route, routesOf } from './define';
import { described, eventType, read, view, windowOf, write } from './event-view';
import { etagOf, findItem, newVersion } from './outlook-item';

function list(call: Call): Reply {
  const items = calendarsOf(call.user).in(calendarOf(call)).map(view(call));
  return many(call, { ...described(call), items, pageSize: 10, most: 1000, paging: 'skip' });
}

function calendarView(call: Call): Reply {
  const items = calendarsOf(call.user)
    .in(calendarOf(call))
    .flatMap(occurrencesOf)
    .filter(windowOf(call))
    .sort((a, b) => instant(a.start) - instant(b.start))
    .map(view(call));
  return many(call, { ...described(call), items, pageSize: 10, most: 1000, paging: 'skip' });
}

function viewChanges(call: Call): Reply {
  const calendars = calendarsOf(call.user);
  const fits = windowOf(call);
  return delta(call, {
    ...described(call),
    collection: calendars.events,
    scope: calendars.main.id,
    keep: (event) => occurrencesOf(event).some(fits),
    view: view(call),
    pageSize: 10,
  });
}

function found(call: Call): CalendarEvent {
  return findItem(calendarsOf(call.user).events, param(call, 'event-id'));
}

/** An event of a series is read by an id of its own, and is changed through its series only. */
function get(call: Call): Reply {
  const id = param(call, 'event-id');
  const inSeries = calendarsOf(call.user)
    .events.all()
    .flatMap(occurrencesOf)
    .find((event) => event.id === id || event.immutableId === id);
  return one(call, described(call), view(call)(inSeries ?? found(call)));
}

function instances(call: Call): Reply {
  const items = occurrencesOf(found(call)).filter(windowOf(call)).map(view(call));
  return many(call, { ...described(call), items, pageSize: 10, most: 1000, paging: 'skip' });
}

function given(call: Call): Record<string, unknown> {
  const fields = written(jsonBody(call), eventType);
  checkRecurrence(fields['recurrence']);
  return fields;
}

/** @throws GraphError 400 as Exchange does for times that cannot be. */
function checkTimes({ start, end, isAllDay }: CalendarEvent): void {
  const [from, to] = [instant(start), instant(end)];
  if (to < from)
    throw badRequest(
      'The end time must be later than the start time.',
      'ErrorPropertyValidationFailure',
    );
  if (isAllDay && (to - from < DAY_MS || !start.dateTime.includes('T00:00:00')))
    throw badRequest(
      'The duration of an event marked as All day must be at least 24 hours and begin at midnight.',
      'ErrorPropertyValidationFailure',
    );
}

function create(call: Call): Reply {
  const calendars = calendarsOf(call.user);
  const fields = given(call);
  const { transactionId } = fields;
  const known = calendars.events
    .all()
    .find((event) => typeof transactionId === 'string' && event['transactionId'] === transactionId);
  if (known) return one(call, described(call), view(call)(known), 201);
  const event = calendars.newEvent(calendarOf(call), fields);
  checkTimes(event);
  return one(call, described(call), view(call)(calendars.events.create(event, call.caller)), 201);
}

function update(call: Call): Reply {
  const event = found(call);
  checkIfMatch(call, etagOf(event));
  const changes = eventFrom(given(call)) as Partial<CalendarEvent>;
  checkTimes({ ...event, ...changes });
  calendarsOf(call.user).events.change(event, { ...changes, ...newVersion(call.now) });
  return one(call, described(call), view(call)(event));
}

/** Goes to the deleted items, from where no call of the calendar brings it back. */
function remove(call: Call): Reply {
  calendarsOf(call.user).events.recycle(found(call));
  return noContent;
}

function purge(call: Call): Reply {
  calendarsOf(call.user).events.remove(found(call));
  return noContent;
}

const calendar = '/me/calendars/{calendar-id}';
const event = '/me/events/{event-id}';
const ofCalendars = (ending: string) =>
  ['/me', '/me/calendar', calendar].map((base) => `${base}${ending}`);

export const calendarRoutes = routesOf(outlook, [
  ...calendarListRoutes,
  ...calendarGroupRoutes,
  ...calendarTimeRoutes,
  ...reminderRoutes,
  ...ofCalendars('/events').map((path) => route('GET', path, 'calendar-list-events', read, list)),
  ...ofCalendars('/events').map((path) =>
    route('POST', path, 'calendar-post-events', write, create),
  ),
  ...ofCalendars('/calendarView').map((path) =>
    route('GET', path, 'calendar-list-calendarview', read, calendarView),
  ),
  route('GET', '/me/calendarView/delta', 'event-delta', read, viewChanges),
  route('GET', event, 'event-get', read, get),
  route('GET', `${event}/instances`, 'event-list-instances', read, instances),
  route('PATCH', event, 'event-update', write, update),
  route('DELETE', event, 'event-delete', write, remove),
  route('POST', `${event}/permanentDelete`, 'event-permanentdelete', write, purge),
]);
