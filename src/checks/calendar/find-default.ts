import * as z from 'zod';
import { ok } from '../assert';
import { call, defineCheck } from '../define';
import { collect, pageOf } from '../paging';

const calendar = z.looseObject({ id: z.string() });

/** Calendars.ReadBasic would do, but it is reserved for administrators to consent to. */
const WIDER =
  'Calendars.ReadBasic needs an administrator’s consent; Calendars.Read serves as well.';

const calls = {
  byDefault: call({
    method: 'GET',
    path: '/me/calendar',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: calendar,
    page: 'https://learn.microsoft.com/graph/api/calendar-get',
  }),
  list: call({
    method: 'GET',
    path: '/me/calendars',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: pageOf(calendar),
    page: 'https://learn.microsoft.com/graph/api/user-list-calendars',
    wider: WIDER,
  }),
};

/** More calendars than people keep. */
const LIMIT = 500;

export const check = defineCheck({
  id: 'calendar.find-default',
  workload: 'calendar',
  kind: 'read',
  title: 'The default calendar is among the calendars',
  proves: 'The calendar can be read, and the default one is among those that are listed.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const query = { $select: 'id' };
    const { body: main } = await context.send(calls.byDefault, { query });
    const { items } = await collect(context, calls.list, { query }, LIMIT);
    ok(
      'the default calendar is among the calendars',
      items.some(({ id }) => id === main.id),
    );
  },
});
