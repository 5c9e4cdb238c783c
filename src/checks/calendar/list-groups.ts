import * as z from 'zod';
import { call, defineCheck } from '../define';
import { collect, pageOf, settles } from '../paging';
import { WIDER } from './event';

const named = z.looseObject({ id: z.string() });

const calls = {
  byDefault: call({
    method: 'GET',
    path: '/me/calendar',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: named,
    page: 'https://learn.microsoft.com/graph/api/calendar-get',
  }),
  groups: call({
    method: 'GET',
    path: '/me/calendarGroups',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: pageOf(named),
    page: 'https://learn.microsoft.com/graph/api/user-list-calendargroups',
    wider: WIDER,
  }),
  calendars: call({
    method: 'GET',
    path: '/me/calendarGroups/{group}/calendars',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: pageOf(named),
    page: 'https://learn.microsoft.com/graph/api/calendargroup-list-calendars',
    wider: WIDER,
  }),
};

/** More groups, and more calendars in one, than people keep. */
const LIMIT = 100;

export const check = defineCheck({
  id: 'calendar.list-groups',
  workload: 'calendar',
  kind: 'read',
  title: 'The default calendar lies in one group',
  proves: 'The groups of calendars can be read, and just one of them holds the default calendar.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const query = { $select: 'id' };
    await settles('one group holds the default calendar', async () => {
      const { body: main } = await context.send(calls.byDefault, { query });
      const { items: groups } = await collect(context, calls.groups, { query }, LIMIT);
      let holding = 0;
      for (const { id: group } of groups) {
        const args = { params: { group }, query };
        const { items } = await collect(context, calls.calendars, args, LIMIT);
        if (items.some(({ id }) => id === main.id)) holding += 1;
      }
      return holding === 1 ? undefined : { groups: groups.length, holding };
    });
  },
});
