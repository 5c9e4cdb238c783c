import type { Call, Reply } from '../core/types';
import { entityType, jsonBody, written } from '../core/entity-type';
import { many, noContent, one, usersFragment } from '../core/reply';
import { calendarOf, calendarsOf } from './calendars';
import { accepts, route, words } from './define';

const read = accepts(
  'Calendars.ReadBasic Calendars.Read Calendars.ReadWrite',
  'Calendars.Read Calendars.ReadWrite',
);
const readOne = accepts('Calendars.Read Calendars.ReadWrite', 'Calendars.Read Calendars.ReadWrite');
const write = accepts('Calendars.ReadWrite', 'Calendars.ReadWrite');

/** https://learn.microsoft.com/graph/api/resources/calendar */
export const calendarType = entityType('calendar', {
  writable: { name: 'text', color: 'text' },
  readOnly: words(`allowedOnlineMeetingProviders canEdit canShare canViewPrivateItems changeKey
      defaultOnlineMeetingProvider hexColor isDefaultCalendar isRemovable
      isTallyingResponses owner`),
});

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

/** The calendars themselves. */
export const calendarListRoutes = [
  route('GET', '/me/calendar', 'calendar-get', readOne, getCalendar),
  route('GET', '/me/calendars', 'user-list-calendars', read, listCalendars),
  route('POST', '/me/calendars', 'user-post-calendars', write, createCalendar),
  route('GET', calendar, 'calendar-get', readOne, getCalendar),
  route('PATCH', calendar, 'calendar-update', write, updateCalendar),
  route('DELETE', calendar, 'calendar-delete', write, removeCalendar),
];
