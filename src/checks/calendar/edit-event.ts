import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import { DAY_MS, eventCalls, eventCreation, makeEvent, someTime, WIDER } from './event';
import { dateTimeTimeZone, instantOf, inZone, zones } from './zones';

const calls = {
  ...eventCalls,
  update: call({
    method: 'PATCH',
    path: '/me/events/{id}',
    delegated: 'Calendars.ReadWrite',
    application: 'Calendars.ReadWrite',
    bodyProperties: ['start', 'end', 'showAs'],
    response: z.looseObject({ id: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/event-update',
  }),
  read: call({
    method: 'GET',
    path: '/me/events/{id}',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: z.looseObject({
      subject: z.string(),
      start: dateTimeTimeZone,
      end: dateTimeTimeZone,
      showAs: z.string(),
      changeKey: z.string(),
    }),
    page: 'https://learn.microsoft.com/graph/api/event-get',
    wider: WIDER,
  }),
};

export const check = defineCheck({
  id: 'calendar.edit-event',
  workload: 'calendar',
  kind: 'write',
  title: 'An event is moved to another day',
  proves: 'A change to an event is what is read afterwards, under a new version, and nothing else.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  creates: {
    event: eventCreation('an event without attendees or reminder, in one to two months'),
  },
  async run(context) {
    const { random, marker } = context;
    const time = someTime(context);
    const id = await makeEvent(context, time);
    const read = async () => {
      const query = { $select: 'subject,start,end,showAs,changeKey' };
      return (await context.send(calls.read, { params: { id }, query })).body;
    };
    const before = await read();
    const [start, end] = [time.start + DAY_MS, time.end + DAY_MS];
    const zone = random.pick(zones);
    await context.send(calls.update, {
      params: { id },
      body: { start: inZone(start, zone), end: inZone(end, zone), showAs: 'tentative' },
    });
    const after = await read();
    equal('the event starts on the other day', instantOf(after.start), start);
    equal('it ends on the other day', instantOf(after.end), end);
    equal('it is shown as it was changed to', after.showAs, 'tentative');
    equal('it has kept its subject', after.subject, marker);
    if (after.changeKey === before.changeKey) fail('a change gives the event a new version');
  },
});
