import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';
import { DAY_MS, eventCalls, eventCreation, makeEvent, someTime, WIDER } from './event';
import { dateTimeTimeZone, instantOf, zones } from './zones';

const calls = {
  ...eventCalls,
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
    }),
    page: 'https://learn.microsoft.com/graph/api/event-get',
    wider: WIDER,
  }),
  view: call({
    method: 'GET',
    path: '/me/calendarView',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/user-list-calendarview',
    wider: WIDER,
  }),
};

export const check = defineCheck({
  id: 'calendar.plan-event',
  workload: 'calendar',
  kind: 'write',
  title: 'An event keeps its time across time zones',
  proves: 'An event written in one time zone is read back as the same time, and its week shows it.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: {
    event: eventCreation(
      'an event without attendees or reminder, shown as free, in one to two months',
    ),
  },
  async run(context) {
    const { random, marker } = context;
    const { start, end } = someTime(context);
    const id = await makeEvent(context, { start, end }, {}, random.pick(zones));
    const { body: read } = await context.send(calls.read, {
      params: { id },
      query: { $select: 'subject,start,end,showAs' },
      headers: { Prefer: `outlook.timezone="${random.pick(zones)}"` },
    });
    equal('the event has its subject', read.subject, marker);
    equal('it is shown as free', read.showAs, 'free');
    equal('it starts when it was to start', instantOf(read.start), start);
    equal('it ends when it was to end', instantOf(read.end), end);
    const query = {
      startDateTime: new Date(start - 3 * DAY_MS).toISOString(),
      endDateTime: new Date(end + 3 * DAY_MS).toISOString(),
      $select: 'id',
      $top: '100',
    };
    const shown = await context.poll(
      async () => (await collect(context, calls.view, { query }, 1000)).items,
      (items) => items.some((item) => item.id === id),
      { everyMs: 1000, forMs: 15_000 },
    );
    ok('its week shows the event', shown !== undefined);
  },
});
