import * as z from 'zod';
import { fail, sameSet } from '../assert';
import { call, defineCheck } from '../define';
import type { CheckContext, Creation } from '../define';
import { collect, pageOf } from '../paging';
import { ifThere } from '../removal';
import { WIDER } from './event';

const calls = {
  create: call({
    method: 'POST',
    path: '/me/calendarGroups',
    delegated: 'Calendars.ReadWrite',
    application: 'Calendars.ReadWrite',
    bodyProperties: ['name'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/user-post-calendargroups',
  }),
  list: call({
    method: 'GET',
    path: '/me/calendarGroups',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: pageOf(z.looseObject({ id: z.string(), name: z.string().nullish() })),
    page: 'https://learn.microsoft.com/graph/api/user-list-calendargroups',
    wider: WIDER,
  }),
  add: call({
    method: 'POST',
    path: '/me/calendarGroups/{group}/calendars',
    delegated: 'Calendars.ReadWrite',
    application: 'Calendars.ReadWrite',
    bodyProperties: ['name'],
    response: z.looseObject({ id: z.string() }),
    status: [201],
    page: 'https://learn.microsoft.com/graph/api/calendargroup-post-calendars',
  }),
  calendars: call({
    method: 'GET',
    path: '/me/calendarGroups/{group}/calendars',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    response: pageOf(z.looseObject({ id: z.string() })),
    page: 'https://learn.microsoft.com/graph/api/calendargroup-list-calendars',
    wider: WIDER,
  }),
  removeCalendar: call({
    method: 'DELETE',
    path: '/me/calendarGroups/{group}/calendars/{calendar}',
    delegated: 'Calendars.ReadWrite',
    application: 'Calendars.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/calendar-delete',
  }),
  remove: call({
    method: 'DELETE',
    path: '/me/calendarGroups/{group}',
    delegated: 'Calendars.ReadWrite',
    application: 'Calendars.ReadWrite',
    status: [204],
    page: 'https://learn.microsoft.com/graph/api/calendargroup-delete',
  }),
};

async function calendarsIn(context: CheckContext, group: string): Promise<string[]> {
  const args = { params: { group }, query: { $select: 'id' } };
  const { items } = await collect(context, calls.calendars, args, 50);
  return items.map(({ id }) => id);
}

const group: Creation = {
  what: 'a group of calendars with one empty calendar in it',
  removal: 'deleted, its calendar first: Exchange deletes no group that holds one',
  async find(context, marker) {
    const { items } = await collect(context, calls.list, { query: { $select: 'id,name' } }, 100);
    return items.filter(({ name }) => name === marker).map(({ id }) => id);
  },
  async remove(context, id) {
    for (const calendar of await calendarsIn(context, id)) {
      const params = { group: id, calendar };
      await ifThere(() => context.send(calls.removeCalendar, { params }));
    }
    await context.send(calls.remove, { params: { group: id } });
  },
};

export const check = defineCheck({
  id: 'calendar.make-group',
  workload: 'calendar',
  kind: 'write',
  title: 'A new group of calendars holds its calendar',
  proves: 'A group of calendars can be made, is listed, and holds just the calendar put in it.',
  consistency: 'polled',
  modes: ['application', 'delegated'],
  calls,
  creates: { group },
  async run(context) {
    const { marker } = context;
    const { body: made } = await context.send(calls.create, { body: { name: marker } });
    context.created('group', made.id);
    const params = { group: made.id };
    const { body: added } = await context.send(calls.add, { params, body: { name: marker } });
    const bound = { everyMs: 1000, forMs: 15_000 };
    const held = await context.poll(
      () => calendarsIn(context, made.id),
      ({ length }) => length > 0,
      bound,
    );
    sameSet('the group holds the calendar put in it', held ?? [], [added.id]);
    const named = await context.poll(
      () => group.find(context, marker),
      (ids) => ids.includes(made.id),
      bound,
    );
    if (!named) fail('the group is listed under its name');
  },
});
