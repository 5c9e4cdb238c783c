import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';
import {
  createCall,
  DAY_MS,
  eventCalls,
  eventCreation,
  makeEvent,
  MINUTE_MS,
  someTime,
} from './event';
import { dateTimeTimeZone, instantOf } from './zones';

const calls = {
  ...eventCalls,
  create: createCall('reminderMinutesBeforeStart'),
  reminders: call({
    method: 'GET',
    path: "/me/reminderView(startDateTime='{start}',endDateTime='{end}')",
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: pageOf(
      z.looseObject({
        eventId: z.string(),
        eventStartTime: dateTimeTimeZone,
        reminderFireTime: dateTimeTimeZone,
      }),
    ),
    page: 'https://learn.microsoft.com/graph/api/user-reminderview',
  }),
};

export const check = defineCheck({
  id: 'calendar.set-reminder',
  workload: 'calendar',
  kind: 'write',
  title: 'A reminder is due when it should be',
  proves: 'The reminder of an event is listed, and falls due as long before it as was asked for.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: {
    event: eventCreation('an event with a reminder, without attendees, in one to two months'),
  },
  async run(context) {
    const { start, end } = someTime(context);
    const minutes = context.random.int(1, 16) * 15;
    const id = await makeEvent(
      context,
      { start, end },
      { isReminderOn: true, reminderMinutesBeforeStart: minutes },
    );
    // Wide enough for either reading of the bounds: that of the event, or of its reminder.
    const params = {
      start: new Date(start - DAY_MS).toISOString(),
      end: new Date(end + DAY_MS).toISOString(),
    };
    const ofEvent = async () => {
      const { items } = await collect(context, calls.reminders, { params }, 200);
      return items.find(({ eventId }) => eventId === id);
    };
    const reminder = await context.poll(ofEvent, (found) => found !== undefined, {
      everyMs: 1000,
      forMs: 15_000,
    });
    if (!reminder) fail('the event’s reminder is listed');
    equal('it knows when the event starts', instantOf(reminder.eventStartTime), start);
    const due = start - minutes * MINUTE_MS;
    equal('it falls due when it should', instantOf(reminder.reminderFireTime), due);
  },
});
