import * as z from 'zod';
import { equal, fail } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';
import { createCall, DAY_MS, eventCalls, eventCreation, makeEvent, someTime, WIDER } from './event';
import { dateTimeTimeZone, instantOf } from './zones';

const calls = {
  ...eventCalls,
  create: createCall('recurrence'),
  instances: call({
    method: 'GET',
    path: '/me/events/{id}/instances',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: pageOf(
      z.looseObject({
        id: z.string(),
        seriesMasterId: z.string().nullish(),
        start: dateTimeTimeZone,
        end: dateTimeTimeZone,
      }),
    ),
    page: 'https://learn.microsoft.com/graph/api/event-list-instances',
    wider: WIDER,
  }),
};

export const check = defineCheck({
  id: 'calendar.repeat-event',
  workload: 'calendar',
  kind: 'write',
  title: 'A series has the events that it should have',
  proves: 'An event that repeats every few days, so many times, takes place on just those days.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: {
    event: eventCreation('a short series of events without attendees, in one to three months'),
  },
  async run(context) {
    const { random } = context;
    const { start, end } = someTime(context);
    const [count, interval] = [random.int(2, 6), random.int(1, 5)];
    const recurrence = {
      pattern: { type: 'daily', interval },
      range: {
        type: 'numbered',
        startDate: new Date(start).toISOString().slice(0, 10),
        numberOfOccurrences: count,
        recurrenceTimeZone: 'UTC',
      },
    };
    const id = await makeEvent(context, { start, end }, { recurrence });
    const query = {
      startDateTime: new Date(start - DAY_MS).toISOString(),
      endDateTime: new Date(end + (count + 1) * interval * DAY_MS).toISOString(),
      $select: 'id,seriesMasterId,start,end',
    };
    const list = async () =>
      (await collect(context, calls.instances, { params: { id }, query }, 50)).items;
    const bound = { everyMs: 1000, forMs: 15_000 };
    const instances = await context.poll(list, ({ length }) => length === count, bound);
    if (!instances) fail('the series has as many events as it was to have', { expected: count });
    const sorted = instances.toSorted((a, b) => instantOf(a.start) - instantOf(b.start));
    for (const [index, instance] of sorted.entries()) {
      const later = index * interval * DAY_MS;
      equal('an event of the series is on its day', instantOf(instance.start), start + later);
      equal('it ends when it should', instantOf(instance.end), end + later);
      equal('it names the series', instance.seriesMasterId, id);
    }
  },
});
