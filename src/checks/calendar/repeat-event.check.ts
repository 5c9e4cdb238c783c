import { DAY_MS, defineCheck, described, expect } from '@perennial/checks';
import * as z from 'zod';
import { list } from '../graph';
import { event, id, READ } from './calls';
import { makeEvent, someTime } from './event';
import { dateTimeTimeZone, instantOf } from './zones';

const listInstances = list(
  '/me/events/{id}/instances',
  {
    ...id,
    seriesMasterId: z.string().nullish(),
    start: dateTimeTimeZone,
    end: dateTimeTimeZone,
  },
  READ,
);

export default defineCheck({
  title: 'A series has the events that it should have',
  proves: 'An event that repeats every few days, so many times, takes place on just those days.',
  calls: [listInstances],
  creates: [described(event, 'a short series of events without attendees, in one to three months')],
  async run(context) {
    const { graph, random, eventually } = context;
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
    const master = await makeEvent(context, { start, end }, { recurrence });
    const query = {
      startDateTime: new Date(start - DAY_MS).toISOString(),
      endDateTime: new Date(end + (count + 1) * interval * DAY_MS).toISOString(),
    };
    const instances = await eventually(
      'the series has as many events as it was to have',
      () => graph.all(listInstances, { at: { id: master }, query, limit: 50 }),
      ({ length }) => length === count,
    );
    const sorted = instances.toSorted((a, b) => instantOf(a.start) - instantOf(b.start));
    for (const [index, instance] of sorted.entries()) {
      const later = index * interval * DAY_MS;
      expect.equal(
        'an event of the series is on its day',
        instantOf(instance.start),
        start + later,
      );
      expect.equal('it ends when it should', instantOf(instance.end), end + later);
      expect.equal('it names the series', instance.seriesMasterId, master);
    }
  },
});
