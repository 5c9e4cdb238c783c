import { DAY_MS, defineCheck, described, expect, MINUTE_MS } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { event } from './calls';
import { makeEvent, someTime } from './event';
import { dateTimeTimeZone, instantOf } from './zones';

const listReminders = list(
  "/me/reminderView(startDateTime='{start}',endDateTime='{end}')",
  {
    eventId: z.string(),
    eventStartTime: dateTimeTimeZone,
    reminderFireTime: dateTimeTimeZone,
  },
  { select: false },
);

export default defineCheck({
  title: 'A reminder is due when it should be',
  proves: 'The reminder of an event is listed, and falls due as long before it as was asked for.',
  calls: [listReminders],
  creates: [described(event, 'an event with a reminder, without attendees, in one to two months')],
  async run(context) {
    const { graph, random, eventually } = context;
    const { start, end } = someTime(context);
    const minutes = random.int(1, 16) * 15;
    const more = { isReminderOn: true, reminderMinutesBeforeStart: minutes };
    const id = await makeEvent(context, { start, end }, more);
    // Wide enough for either reading of the bounds: that of the event, or of its reminder.
    const at = {
      start: new Date(start - DAY_MS).toISOString(),
      end: new Date(end + DAY_MS).toISOString(),
    };
    const reminder = await eventually(
      'the event’s reminder is listed',
      async () => {
        const reminders = await graph.all(listReminders, { at, limit: 200 });
        return reminders.find(({ eventId }) => eventId === id);
      },
      (found) => found !== undefined,
    );
    expect.equal('it knows when the event starts', instantOf(reminder.eventStartTime), start);
    const due = start - minutes * MINUTE_MS;
    expect.equal('it falls due when it should', instantOf(reminder.reminderFireTime), due);
  },
});
