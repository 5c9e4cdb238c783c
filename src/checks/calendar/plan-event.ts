import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation } from '../define';
import { collect, pageOf } from '../paging';
import { literal } from '../path';
import { dateTimeTimeZone, inZone, instantOf, zones } from './zones';

const WIDER =
  'Calendars.ReadBasic needs an administrator’s consent; Calendars.Read serves as well.';

const calls = {
  create: call({
    method: 'POST',
    path: '/me/events',
    delegated: 'Calendars.ReadWrite',
    application: 'Calendars.ReadWrite',
    bodyProperties: ['subject', 'start', 'end', 'showAs', 'isReminderOn', 'transactionId'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/user-post-events',
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
  bySubject: call({
    method: 'GET',
    path: '/me/events',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: pageOf(z.looseObject({ id: z.string(), subject: z.string().nullable() })),
    page: 'https://learn.microsoft.com/graph/api/user-list-events',
    wider: WIDER,
  }),
  purge: call({
    method: 'POST',
    path: '/me/events/{id}/permanentDelete',
    delegated: 'Calendars.ReadWrite',
    application: 'Calendars.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/event-permanentdelete',
  }),
};

const event: Creation = {
  what: 'an event without attendees or reminder, shown as free, in one to two months',
  removal: 'permanently deleted',
  async find(context, marker) {
    const query = { $filter: `subject eq ${literal(marker)}`, $select: 'id,subject' };
    const { items } = await collect(context, calls.bySubject, { query }, 50);
    return items.filter(({ subject }) => subject === marker).map(({ id }) => id);
  },
  async remove(context, id) {
    await context.send(calls.purge, { params: { id } });
  },
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export const check = defineCheck({
  id: 'calendar.plan-event',
  workload: 'calendar',
  kind: 'write',
  title: 'An event keeps its time across time zones',
  proves: 'An event written in one time zone is read back as the same time, and its week shows it.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { event },
  async run(context) {
    const { random, marker } = context;
    const soonest = Math.ceil(context.now() / DAY_MS) * DAY_MS + 30 * DAY_MS;
    const start = soonest + random.int(0, 30 * 96) * 15 * MINUTE_MS;
    const end = start + random.int(1, 8) * 15 * MINUTE_MS;
    const zone = random.pick(zones);
    const { body: created } = await context.send(calls.create, {
      body: {
        subject: marker,
        start: inZone(start, zone),
        end: inZone(end, zone),
        showAs: 'free',
        isReminderOn: false,
        transactionId: marker,
      },
    });
    context.created('event', created.id);
    const { body: read } = await context.send(calls.read, {
      params: { id: created.id },
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
      (items) => items.some(({ id }) => id === created.id),
      { everyMs: 1000, forMs: 15_000 },
    );
    ok('its week shows the event', shown !== undefined);
  },
});
