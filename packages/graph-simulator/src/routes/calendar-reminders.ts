import { MINUTE_MS } from '../core/durations';
import type { Call, Reply } from '../core/types';
import type { CalendarEvent } from './calendars';
import { entityType } from '../core/entity-type';
import { many, param } from '../core/reply';
import { occurrencesOf } from './calendar-series';
import { calendarsOf } from './calendars';
import { inZone, instant } from './date-time-zone';
import { route, words } from './define';
import { read, within } from './event-view';

/** https://learn.microsoft.com/graph/api/resources/reminder */
const reminderType = entityType('reminder', {
  writable: {},
  readOnly: words(`changeKey eventEndTime eventId eventLocation eventStartTime eventSubject
      eventWebLink reminderFireTime`),
});

function reminderOf(event: CalendarEvent): Record<string, unknown> {
  const before = Number(event['reminderMinutesBeforeStart']) * MINUTE_MS;
  return {
    eventId: event.id,
    eventStartTime: event.start,
    eventEndTime: event.end,
    changeKey: event.changeKey,
    eventSubject: event.subject,
    eventLocation: event['location'],
    eventWebLink: event['webLink'],
    reminderFireTime: inZone(instant(event.start) - before, 'UTC'),
  };
}

function reminderView(call: Call): Reply {
  const items = calendarsOf(call.user)
    .events.all()
    .flatMap(occurrencesOf)
    .filter(within(param(call, 'start'), param(call, 'end')))
    .filter((event) => event['isReminderOn'] === true)
    .map(reminderOf);
  return many(call, {
    type: reminderType,
    fragment: 'Collection(microsoft.graph.reminder)',
    items,
    pageSize: 100,
    most: 1000,
    paging: 'skip',
  });
}

export const reminderRoutes = [
  route(
    'GET',
    "/me/reminderView(startDateTime='{start}',endDateTime='{end}')",
    'user-reminderview',
    read,
    reminderView,
  ),
];
