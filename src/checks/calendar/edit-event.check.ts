import { DAY_MS, defineCheck, expect } from '@perennial/checks';
import * as z from 'zod';
import { get, patch } from '../graph';
import { event, id, READ } from './calls';
import { makeEvent, someTime } from './event';
import { dateTimeTimeZone, instantOf, inZone, zones } from './zones';

const update = patch('/me/events/{id}', id, { body: ['start', 'end', 'showAs'] });
const readVersion = get(
  '/me/events/{id}',
  {
    subject: z.string(),
    start: dateTimeTimeZone,
    end: dateTimeTimeZone,
    showAs: z.string(),
    changeKey: z.string(),
  },
  READ,
);

export default defineCheck({
  title: 'An event is moved to another day',
  proves: 'A change to an event is what is read afterwards, under a new version, and nothing else.',
  calls: [update, readVersion],
  creates: [event],
  async run(context) {
    const { graph, random, marker } = context;
    const time = someTime(context);
    const at = { id: await makeEvent(context, time) };
    const before = await graph.send(readVersion, { at });
    const [start, end] = [time.start + DAY_MS, time.end + DAY_MS];
    const zone = random.pick(zones);
    await graph.send(update, {
      at,
      body: { start: inZone(start, zone), end: inZone(end, zone), showAs: 'tentative' },
    });
    const after = await graph.send(readVersion, { at });
    expect.equal('the event starts on the other day', instantOf(after.start), start);
    expect.equal('it ends on the other day', instantOf(after.end), end);
    expect.equal('it is shown as it was changed to', after.showAs, 'tentative');
    expect.equal('it has kept its subject', after.subject, marker);
    expect.different('a change gives the event a new version', after.changeKey, before.changeKey);
  },
});
