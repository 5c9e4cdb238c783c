import type { Call, Reply } from '../core/types';
import type { CalendarEvent } from './calendars';
import { entityType, jsonBody, written } from '../core/entity-type';
import { badRequest, outlook } from '../core/errors';
import { checkIfMatch, delta, many, noContent, one, param, usersFragment } from '../core/reply';
import { calendarOf, calendarsOf, eventFrom } from './calendars';
import { inZone, instant, preferredZone } from './date-time-zone';
import { accepts, route, routesOf, words } from './define';
import { plainText } from './mailbox';
import { etagOf, findItem, newVersion, outlookItemProperties, outlookView } from './outlook-item';
import { calendarListRoutes } from './calendar-list';

const read = accepts(
  'Calendars.ReadBasic Calendars.Read Calendars.ReadWrite',
  'Calendars.Read Calendars.ReadWrite',
);
const write = accepts('Calendars.ReadWrite', 'Calendars.ReadWrite');

/** https://learn.microsoft.com/graph/api/resources/event */
const eventType = entityType('event', {
  writable: {
    allowNewTimeProposals: 'flag',
    attendees: 'list',
    body: 'object',
    categories: 'list',
    end: 'object',
    hideAttendees: 'flag',
    importance: 'text',
    isAllDay: 'flag',
    isOnlineMeeting: 'flag',
    isReminderOn: 'flag',
    location: 'object',
    locations: 'list',
    onlineMeetingProvider: 'text',
    recurrence: 'object',
    reminderMinutesBeforeStart: 'number',
    responseRequested: 'flag',
    sensitivity: 'text',
    showAs: 'text',
    start: 'object',
    subject: 'text',
    transactionId: 'text',
  },
  readOnly: [
    ...outlookItemProperties,
    ...words(`bodyPreview hasAttachments iCalUId isCancelled isDraft isOrganizer onlineMeeting
      onlineMeetingUrl organizer originalEndTimeZone originalStart originalStartTimeZone
      responseStatus seriesMasterId type webLink`),
  ],
});

function view(call: Call): (event: CalendarEvent) => Record<string, unknown> {
  const prefer = call.headers['prefer'];
  const zone = preferredZone(prefer);
  const asText = /outlook\.body-content-type="?text"?/i.test(prefer ?? '');
  return ({ calendarId: _calendarId, ...event }) => {
    const shown = outlookView(call, event);
    const body = event['body'] as { contentType: string; content: string };
    return {
      ...shown,
      start: inZone(instant(event.start), event.isAllDay ? 'UTC' : zone),
      end: inZone(instant(event.end), event.isAllDay ? 'UTC' : zone),
      ...(asText && { body: { contentType: 'text', content: plainText(body) } }),
    };
  };
}

function described(call: Call) {
  const calendar = call.params['calendar-id'];
  const within = calendar === undefined ? '' : `/calendars('${encodeURIComponent(calendar)}')`;
  return { type: eventType, fragment: `${usersFragment(call)}${within}/events` };
}

function list(call: Call): Reply {
  const items = calendarsOf(call.user).in(calendarOf(call)).map(view(call));
  return many(call, { ...described(call), items, pageSize: 10, most: 1000, paging: 'skip' });
}

/** @throws GraphError 400 when there is no window, or it is none. */
function windowOf({ query }: Call): (event: CalendarEvent) => boolean {
  const bound = (name: string) => {
    const dateTime = query.custom.get(name);
    if (dateTime === undefined)
      throw badRequest(
        'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
        'ErrorInvalidParameter',
      );
    return instant({ dateTime });
  };
  const [from, to] = [bound('startdatetime'), bound('enddatetime')];
  if (from > to)
    throw badRequest('The start of the window is after its end.', 'ErrorInvalidParameter');
  return ({ start, end }) => instant(start) < to && instant(end) >= from;
}

function calendarView(call: Call): Reply {
  const items = calendarsOf(call.user)
    .in(calendarOf(call))
    .filter(windowOf(call))
    .sort((a, b) => instant(a.start) - instant(b.start))
    .map(view(call));
  return many(call, { ...described(call), items, pageSize: 10, most: 1000, paging: 'skip' });
}

function viewChanges(call: Call): Reply {
  const calendars = calendarsOf(call.user);
  return delta(call, {
    ...described(call),
    collection: calendars.events,
    scope: calendars.main.id,
    keep: windowOf(call),
    view: view(call),
    pageSize: 10,
  });
}

function found(call: Call): CalendarEvent {
  return findItem(calendarsOf(call.user).events, param(call, 'event-id'));
}

function get(call: Call): Reply {
  return one(call, described(call), view(call)(found(call)));
}

function given(call: Call): Record<string, unknown> {
  const fields = written(jsonBody(call), eventType);
  if (fields['recurrence'])
    throw badRequest('The simulator does not know recurring events.', 'NotSupported');
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
  if (isAllDay && (to - from < 86_400_000 || !start.dateTime.includes('T00:00:00')))
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
const ofCalendars = (ending: string) =>
  ['/me', '/me/calendar', calendar].map((base) => `${base}${ending}`);
export const calendarRoutes = routesOf(outlook, [
  ...calendarListRoutes,
  ...ofCalendars('/events').map((path) => route('GET', path, 'calendar-list-events', read, list)),
  ...ofCalendars('/events').map((path) =>
    route('POST', path, 'calendar-post-events', write, create),
  ),
  ...ofCalendars('/calendarView').map((path) =>
    route('GET', path, 'calendar-list-calendarview', read, calendarView),
  ),
  route('GET', '/me/calendarView/delta', 'event-delta', read, viewChanges),
  route('GET', '/me/events/{event-id}', 'event-get', read, get),
  route('PATCH', '/me/events/{event-id}', 'event-update', write, update),
  route('DELETE', '/me/events/{event-id}', 'event-delete', write, remove),
  route('POST', '/me/events/{event-id}/permanentDelete', 'event-permanentdelete', write, purge),
]);
