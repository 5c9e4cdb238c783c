import { DAY_MS, defineCheck, described, expect } from '@perennial/checks';
import { event, listView, readEvent } from './calls';
import { makeEvent, someTime } from './event';
import { instantOf, zones } from './zones';

export default defineCheck({
  title: 'An event keeps its time across time zones',
  proves: 'An event written in one time zone is read back as the same time, and its week shows it.',
  calls: [readEvent, listView],
  creates: [
    described(event, 'an event without attendees or reminder, shown as free, in one to two months'),
  ],
  async run(context) {
    const { graph, random, marker, eventually } = context;
    const { start, end } = someTime(context);
    const id = await makeEvent(context, { start, end }, {}, random.pick(zones));
    const read = await graph.send(readEvent, {
      at: { id },
      headers: { Prefer: `outlook.timezone="${random.pick(zones)}"` },
    });
    expect.equal('the event has its subject', read.subject, marker);
    expect.equal('it is shown as free', read.showAs, 'free');
    expect.equal('it starts when it was to start', instantOf(read.start), start);
    expect.equal('it ends when it was to end', instantOf(read.end), end);
    const query = {
      startDateTime: new Date(start - 3 * DAY_MS).toISOString(),
      endDateTime: new Date(end + 3 * DAY_MS).toISOString(),
      $top: '100',
    };
    await eventually(
      'its week shows the event',
      () => graph.all(listView, { query }),
      (items) => items.some((item) => item.id === id),
    );
  },
});
