import { by, byFilter, byName, defineCreation, ifThere, removing } from '@perennial/checks';
import * as z from 'zod';
import { del, get, list, post } from '../graph';
import { dateTimeTimeZone } from './zones';

export const id = { id: z.string() };

/** Calendars.ReadBasic would do for lists and events, but it is reserved for administrators to consent to. */
export const READ = {
  permission: 'Calendars.Read',
  wider: 'Calendars.ReadBasic needs an administrator’s consent; Calendars.Read serves as well.',
} as const;

export const readDefault = get('/me/calendar', id);
export const listView = list('/me/calendarView', id, READ);

export const createEvent = post('/me/events', id, {
  body: [
    ...['subject', 'start', 'end', 'showAs', 'isReminderOn', 'transactionId'],
    ...['recurrence', 'reminderMinutesBeforeStart'],
  ],
});
export const listEvents = list('/me/events', { ...id, subject: z.string().nullable() }, READ);
export const readEvent = get(
  '/me/events/{id}',
  { subject: z.string(), start: dateTimeTimeZone, end: dateTimeTimeZone, showAs: z.string() },
  READ,
);
const purgeEvent = post('/me/events/{id}/permanentDelete', undefined, { repeatable: true });

export const event = defineCreation({
  name: 'calendar.event',
  what: 'an event without attendees or reminder, in one to two months',
  removal: 'permanently deleted',
  make: createEvent,
  marker: 'subject',
  find: byFilter(listEvents, 'subject'),
  remove: by(purgeEvent),
});

const named = { ...id, name: z.string().nullish() };
const createCalendar = post('/me/calendars', id, { body: ['name'] });
const listCalendars = list('/me/calendars', named, READ);
const deleteCalendar = del('/me/calendars/{id}');

export const calendar = defineCreation({
  name: 'calendar.calendar',
  what: 'a calendar with one event in it',
  removal: 'deleted with its event; Exchange keeps it among the items that can be recovered',
  make: createCalendar,
  marker: 'name',
  find: byName(listCalendars, 'name'),
  remove: by(deleteCalendar),
});

const createGroup = post('/me/calendarGroups', id, { body: ['name'] });
const listGroups = list('/me/calendarGroups', named, READ);
const deleteGroup = del('/me/calendarGroups/{group}');
export const listGroupCalendars = list('/me/calendarGroups/{group}/calendars', id, READ);
const deleteGroupCalendar = del('/me/calendarGroups/{group}/calendars/{calendar}');

export const group = defineCreation({
  name: 'calendar.group',
  what: 'a group of calendars with one empty calendar in it',
  removal: 'deleted, its calendar first: Exchange deletes no group that holds one',
  make: createGroup,
  marker: 'name',
  find: byName(listGroups, 'name'),
  remove: removing(
    [listGroupCalendars, deleteGroupCalendar, deleteGroup],
    async ({ graph }, { id: group }) => {
      for (const { id: calendar } of await graph.all(listGroupCalendars, { at: { group } })) {
        await ifThere(() => graph.send(deleteGroupCalendar, { at: { group, calendar } }));
      }
      await graph.send(deleteGroup, { at: { group } });
    },
  ),
});
