import { defineCheck, eventuallyFound, expect } from '@perennial/checks';
import { post } from '../graph';
import { group, id, listGroupCalendars } from './calls';

const addCalendar = post('/me/calendarGroups/{group}/calendars', id, { body: ['name'] });

export default defineCheck({
  title: 'A new group of calendars holds its calendar',
  proves: 'A group of calendars can be made, is listed, and holds just the calendar put in it.',
  calls: [addCalendar],
  creates: [group],
  async run(context) {
    const { graph, marker, eventually } = context;
    const made = await graph.create(group);
    const at = { group: made.id };
    const added = await graph.send(addCalendar, { at, body: { name: marker } });
    const held = await eventually(
      'the group holds a calendar',
      () => graph.all(listGroupCalendars, { at }),
      ({ length }) => length > 0,
    );
    expect.sameSet(
      'it is just the calendar put in it',
      held.map((calendar) => calendar.id),
      [added.id],
    );
    await eventuallyFound(context, 'the group is listed under its name', group, made.id);
  },
});
