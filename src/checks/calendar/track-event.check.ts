import { defineCheck } from '@perennial/checks';
import { list } from '../graph';
import { event, id } from './calls';
import { makeEvent, someTime } from './event';

const listChanges = list('/me/calendarView/delta', id, { select: false });

export default defineCheck({
  title: 'A new event is reported as a change',
  proves: 'Whoever follows the changes of a stretch of the calendar learns of an event made there.',
  calls: [listChanges],
  creates: [event],
  async run(context) {
    const { graph, eventually } = context;
    const time = someTime(context);
    const query = {
      startDateTime: new Date(time.start).toISOString(),
      endDateTime: new Date(time.end).toISOString(),
    };
    let { link } = await graph.changes(listChanges, { query });
    const made = await makeEvent(context, time);
    await eventually(
      'the new event is among the changes',
      async () => {
        const round = await graph.changes(listChanges, link);
        ({ link } = round);
        return round.items.some((item) => item.id === made);
      },
      (reported) => reported,
      { forMs: 30_000 },
    );
  },
});
