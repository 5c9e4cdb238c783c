import type { Call, Method, Reply } from '../core/types';
import type { Calendar, CalendarEvent } from './calendars';
import { entityType, jsonBody, written } from '../core/entity-type';
import { badRequest, outlook } from '../core/errors';
import { checkIfMatch, delta, many, noContent, one, param, usersFragment } from '../core/reply';
import { calendarsOf, eventFrom } from './calendars';
import { inZone, instant, preferredZone } from './date-time-zone';
import { accepts, learn, routesOf } from './define';
import { plainText } from './mailbox';
import { etagOf, findItem, newVersion, outlookItemProperties, outlookView } from './outlook-item';

const read = accepts(
  'Calendars.ReadBasic Calendars.Read Calendars.ReadWrite',
  'Calendars.Read Calendars.ReadWrite',
);
const readMore = accepts(
  'Calendars.Read Calendars.ReadWrite',
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
    'bodyPreview', 'hasAttachments', 'iCalUId', 'isCancelled', 'isDraft', 'isOrganizer', 'onlineMeeting',
    'onlineMeetingUrl', 'organizer', 'originalEndTimeZone', 'originalStart', 'originalStartTimeZone',
    'responseStatus', 'seriesMasterId', 'type', 'webLink',
  ], // prettier-ignore
});

/** https://learn.microsoft.com/graph/api/resources/calendar */
const calendarType = entityType('calendar', {
  writable: { name: 'text', color: 'text' },
  readOnly: [
    'allowedOnlineMeetingProviders', 'canEdit', 'canShare', 'canViewPrivateItems', 'changeKey',
    'defaultOnlineMeetingProvider', 'hexColor', 'isDefaultCalendar', 'isRemovable', 'isTallyingResponses', 'owner',
  ], // prettier-ignore
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

function calendarOf(call: Call): Calendar {
  return calendarsOf(call.user).calendar(call.params['calendar-id']);
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

function describedCalendar(call: Call) {
  return { type: calendarType, fragment: `${usersFragment(call)}/calendars` };
}

function listCalendars(call: Call): Reply {
  const items = calendarsOf(call.user).calendars.all();
  return many(call, {
    ...describedCalendar(call),
    items,
    pageSize: 10,
    most: 1000,
    paging: 'skip',
  });
}

function getCalendar(call: Call): Reply {
  return one(call, describedCalendar(call), calendarOf(call));
}

function createCalendar(call: Call): Reply {
  const calendar = calendarsOf(call.user).create(
    written(jsonBody(call), calendarType),
    call.caller,
  );
  return one(call, describedCalendar(call), calendar, 201);
}

function updateCalendar(call: Call): Reply {
  const calendar = calendarOf(call);
  calendarsOf(call.user).calendars.change(calendar, written(jsonBody(call), calendarType));
  return one(call, describedCalendar(call), calendar);
}

function removeCalendar(call: Call): Reply {
  calendarsOf(call.user).remove(calendarOf(call));
  return noContent;
}

const calendar = '/me/calendars/{calendar-id}';
const ofCalendars = (ending: string) =>
  ['/me', '/me/calendar', calendar].map((base) => `${base}${ending}`);
const at = (
  method: Method,
  paths: readonly string[],
  route: {
    page: string;
    delegated: readonly string[];
    application: readonly string[];
    handle: (call: Call) => Reply;
  },
) => paths.map((path) => ({ method, path, ...route }));

export const calendarRoutes = routesOf(outlook, [
  {
    method: 'GET',
    path: '/me/calendar',
    page: learn('calendar-get'),
    ...readMore,
    handle: getCalendar,
  },
  {
    method: 'GET',
    path: '/me/calendars',
    page: learn('user-list-calendars'),
    ...read,
    handle: listCalendars,
  },
  {
    method: 'POST',
    path: '/me/calendars',
    page: learn('user-post-calendars'),
    ...write,
    handle: createCalendar,
  },
  { method: 'GET', path: calendar, page: learn('calendar-get'), ...readMore, handle: getCalendar },
  {
    method: 'PATCH',
    path: calendar,
    page: learn('calendar-update'),
    ...write,
    handle: updateCalendar,
  },
  {
    method: 'DELETE',
    path: calendar,
    page: learn('calendar-delete'),
    ...write,
    handle: removeCalendar,
  },
  ...at('GET', ofCalendars('/events'), {
    page: learn('calendar-list-events'),
    ...read,
    handle: list,
  }),
  ...at('POST', ofCalendars('/events'), {
    page: learn('calendar-post-events'),
    ...write,
    handle: create,
  }),
  ...at('GET', ofCalendars('/calendarView'), {
    page: learn('calendar-list-calendarview'),
    ...read,
    handle: calendarView,
  }),
  {
    method: 'GET',
    path: '/me/calendarView/delta',
    page: learn('event-delta'),
    ...read,
    handle: viewChanges,
  },
  { method: 'GET', path: '/me/events/{event-id}', page: learn('event-get'), ...read, handle: get },
  {
    method: 'PATCH',
    path: '/me/events/{event-id}',
    page: learn('event-update'),
    ...write,
    handle: update,
  },
  {
    method: 'DELETE',
    path: '/me/events/{event-id}',
    page: learn('event-delete'),
    ...write,
    handle: remove,
  },
  {
    method: 'POST',
    path: '/me/events/{event-id}/permanentDelete',
    page: learn('event-permanentdelete'),
    ...write,
    handle: purge,
  },
]);
