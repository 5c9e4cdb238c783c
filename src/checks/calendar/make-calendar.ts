import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import type { Creation } from '../define';
import { collect, pageOf } from '../paging';
import { someTime, WIDER } from './event';
import { dateTimeTimeZone, instantOf, inZone } from './zones';

const calls = {
  create: call({
    method: 'POST',
    path: '/me/calendars',
    delegated: 'Calendars.ReadWrite',
    application: 'Calendars.ReadWrite',
    bodyProperties: ['name'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/user-post-calendars',
  }),
  list: call({
    method: 'GET',
    path: '/me/calendars',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: pageOf(z.looseObject({ id: z.string(), name: z.string().nullish() })),
    page: 'https://learn.microsoft.com/graph/api/user-list-calendars',
    wider: WIDER,
  }),
  add: call({
    method: 'POST',
    path: '/me/calendars/{calendar}/events',
    delegated: 'Calendars.ReadWrite',
    application: 'Calendars.ReadWrite',
    bodyProperties: ['subject', 'start', 'end', 'isReminderOn', 'transactionId'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/calendar-post-events',
  }),
  events: call({
    method: 'GET',
    path: '/me/calendars/{calendar}/events',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: pageOf(z.looseObject({ id: z.string(), start: dateTimeTimeZone })),
    page: 'https://learn.microsoft.com/graph/api/calendar-list-events',
    wider: WIDER,
  }),
  remove: call({
    method: 'DELETE',
    path: '/me/calendars/{calendar}',
    delegated: 'Calendars.ReadWrite',
    application: 'Calendars.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/calendar-delete',
  }),
};

const calendar: Creation = {
  what: 'a calendar with one event in it',
  removal: 'deleted with its event; Exchange keeps it among the items that can be recovered',
  async find(context, marker) {
    const { items } = await collect(context, calls.list, { query: { $select: 'id,name' } }, 500);
    return items.filter(({ name }) => name === marker).map(({ id }) => id);
  },
  async remove(context, id) {
    await context.send(calls.remove, { params: { calendar: id } });
  },
};

export const check = defineCheck({
  id: 'calendar.make-calendar',
  workload: 'calendar',
  kind: 'write',
  title: 'A new calendar holds its event',
  proves: 'A calendar can be made, is listed under its name, and holds the one event put in it.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { calendar },
  async run(context) {
    const { marker } = context;
    const { body: made } = await context.send(calls.create, { body: { name: marker } });
    context.created('calendar', made.id);
    const { start, end } = someTime(context);
    const params = { calendar: made.id };
    const body = {
      subject: marker,
      start: inZone(start, 'UTC'),
      end: inZone(end, 'UTC'),
      isReminderOn: false,
      transactionId: marker,
    };
    const { body: added } = await context.send(calls.add, { params, body });
    const bound = { everyMs: 1000, forMs: 15_000 };
    const events = await context.poll(
      async () =>
        (await context.send(calls.events, { params, query: { $select: 'id,start' } })).body.value,
      ({ length }) => length > 0,
      bound,
    );
    const [event] = events ?? fail('the calendar lists its event');
    equal('the calendar holds one event', events?.length, 1);
    equal('it is the one put in it', event?.id, added.id);
    equal('it starts when it should', event && instantOf(event.start), start);
    const named = await context.poll(
      () => calendar.find(context, marker),
      (ids) => ids.includes(made.id),
      bound,
    );
    if (!named) fail('the calendar is listed under its name');
  },
});
