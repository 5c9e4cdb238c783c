import * as z from 'zod';
import { ok } from '../assert';
import { call, defineCheck } from '../define';
import { changesOf, latest } from '../changes';
import { eventCalls, eventCreation, makeEvent, someTime } from './event';

const calls = {
  ...eventCalls,
  changes: call({
    method: 'GET',
    path: '/me/calendarView/delta',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: changesOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/event-delta',
  }),
};

export const check = defineCheck({
  id: 'calendar.track-event',
  workload: 'calendar',
  kind: 'write',
  title: 'A new event is reported as a change',
  proves: 'Whoever follows the changes of a stretch of the calendar learns of an event made there.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: {
    event: eventCreation('an event without attendees or reminder, in one to two months'),
  },
  async run(context) {
    const time = someTime(context);
    const query = {
      startDateTime: new Date(time.start).toISOString(),
      endDateTime: new Date(time.end).toISOString(),
    };
    const { body } = await context.send(calls.changes, { query });
    let { link } = await latest(context, calls.changes, body);
    const id = await makeEvent(context, time);
    const reported = await context.poll(
      async () => {
        const next = await context.follow(calls.changes, link);
        const changes = await latest(context, calls.changes, next.body);
        ({ link } = changes);
        return changes.items.some((item) => item.id === id);
      },
      (found) => found,
      { everyMs: 1000, forMs: 30_000 },
    );
    ok('the new event is among the changes', reported !== undefined);
  },
});
