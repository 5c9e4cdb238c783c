import * as z from 'zod';
import { call, defineCheck } from '../define';
import type { CheckContext } from '../define';
import { collect, pageOf, settles } from '../paging';

const calls = {
  view: call({
    method: 'GET',
    path: '/me/calendarView',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/user-list-calendarview',
    wider: 'Calendars.ReadBasic needs an administrator’s consent; Calendars.Read serves as well.',
  }),
};

const DAY_MS = 24 * 60 * 60_000;
/** More than one mailbox has in two weeks; beyond it the halves say nothing of the whole. */
const LIMIT = 1000;

async function eventsIn(context: CheckContext, from: number, to: number) {
  const query = {
    startDateTime: new Date(from).toISOString(),
    endDateTime: new Date(to).toISOString(),
    $select: 'id',
    $top: '100',
  };
  const { items, whole } = await collect(context, calls.view, { query }, LIMIT);
  return { ids: new Set(items.map(({ id }) => id)), whole };
}

export const check = defineCheck({
  id: 'calendar.split-range',
  workload: 'calendar',
  kind: 'read',
  title: 'A range of the calendar is its halves together',
  proves: 'The events of two weeks are those of the first part together with those of the second.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const now = context.now();
    const [from, to] = [now - 7 * DAY_MS, now + 7 * DAY_MS];
    const middle = from + context.random.int(DAY_MS, 13 * DAY_MS);
    await settles('a range is its halves together', async () => {
      const all = await eventsIn(context, from, to);
      const first = await eventsIn(context, from, middle);
      const second = await eventsIn(context, middle, to);
      if (!all.whole) return undefined;
      const halves = new Set([...first.ids, ...second.ids]);
      const missing = [...all.ids].filter((id) => !halves.has(id)).length;
      const extra = [...halves].filter((id) => !all.ids.has(id)).length;
      return missing + extra === 0 ? undefined : { missing, extra };
    });
  },
});
