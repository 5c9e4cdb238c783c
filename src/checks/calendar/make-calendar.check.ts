import { defineCheck, eventuallyFound, expect } from '@perennial/checks';
import { list, post } from '../graph';
import { calendar, id, READ } from './calls';
import { someTime } from './event';
import { dateTimeTimeZone, instantOf, inZone } from './zones';

const addEvent = post('/me/calendars/{calendar}/events', id, {
  body: ['subject', 'start', 'end', 'isReminderOn', 'transactionId'],
});
const listContent = list(
  '/me/calendars/{calendar}/events',
  { ...id, start: dateTimeTimeZone },
  READ,
);

export default defineCheck({
  title: 'A new calendar holds its event',
  proves: 'A calendar can be made, is listed under its name, and holds the one event put in it.',
  calls: [addEvent, listContent],
  creates: [calendar],
  async run(context) {
    const { graph, marker, eventually } = context;
    const made = await graph.create(calendar);
    const at = { calendar: made.id };
    const { start, end } = someTime(context);
    const added = await graph.send(addEvent, {
      at,
      body: {
        subject: marker,
        start: inZone(start, 'UTC'),
        end: inZone(end, 'UTC'),
        isReminderOn: false,
        transactionId: marker,
      },
    });
    const events = await eventually(
      'the calendar lists its event',
      () => graph.all(listContent, { at }),
      ({ length }) => length > 0,
    );
    expect.equal('the calendar holds one event', events.length, 1);
    const [event] = events;
    expect.equal('it is the one put in it', event?.id, added.id);
    expect.equal('it starts when it should', event && instantOf(event.start), start);
    await eventuallyFound(context, 'the calendar is listed under its name', calendar, made.id);
  },
});
