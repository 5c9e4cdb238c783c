import type { Call } from '../core/types';
import type { Calendar } from './calendars';
import { entityType } from '../core/entity-type';
import { one, usersFragment } from '../core/reply';
import { calendarOf, calendarsOf } from './calendars';
import { collection } from './collection-routes';
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

const fragment = (call: Call) => `${usersFragment(call)}/calendars`;

/** The calendars themselves. */
export const calendarListRoutes = [
  route('GET', '/me/calendar', 'calendar-get', readOne, (call) =>
    one(call, { type: calendarType, fragment: fragment(call) }, calendarOf(call)),
  ),
  ...collection<Calendar>({
    path: '/me/calendars',
    key: 'calendar-id',
    type: calendarType,
    fragment,
    pages: {
      list: 'user-list-calendars',
      create: 'user-post-calendars',
      get: ['calendar-get', readOne],
      update: 'calendar-update',
      remove: 'calendar-delete',
    },
    read,
    write,
    items: ({ user }) => calendarsOf(user).calendars.all(),
    create: ({ user, caller }, given) => calendarsOf(user).create(given, caller),
    update: ({ user }, calendar, given) => void calendarsOf(user).calendars.change(calendar, given),
    remove: ({ user }, calendar) => calendarsOf(user).remove(calendar),
  }),
];
