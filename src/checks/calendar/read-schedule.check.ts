import { DAY_MS, defineCheck, expect, MINUTE_MS } from '@perennial/checks';
import * as z from 'zod';
import { get, post } from '../graph';
import { READ } from './calls';
import { inZone } from './zones';

const readSelf = get('/me', { mail: z.string().nullish(), userPrincipalName: z.string() });
const readSchedule = post(
  '/me/calendar/getSchedule',
  { value: z.array(z.looseObject({ scheduleId: z.string(), availabilityView: z.string() })) },
  {
    ...READ,
    body: ['Schedules', 'StartTime', 'EndTime', 'AvailabilityViewInterval'],
    repeatable: true,
  },
);

export default defineCheck({
  title: 'Free and busy times cover the day asked for',
  proves: 'The schedule of the user is answered for each part of a day, and for nobody else.',
  calls: [readSelf, readSchedule],
  async run({ graph, random, now }) {
    const self = await graph.send(readSelf);
    const address = self.mail ?? self.userPrincipalName;
    const day = (Math.floor(now() / DAY_MS) + random.int(1, 7)) * DAY_MS;
    const minutes = random.pick([30, 60, 120]);
    const { value } = await graph.send(readSchedule, {
      body: {
        Schedules: [address],
        StartTime: inZone(day, 'UTC'),
        EndTime: inZone(day + DAY_MS, 'UTC'),
        AvailabilityViewInterval: minutes,
      },
    });
    expect.equal('one schedule is answered', value.length, 1);
    const [schedule] = value;
    const whose = schedule?.scheduleId.toLowerCase();
    expect.holds('it is that of the user', whose === address.toLowerCase());
    const view = schedule?.availabilityView ?? '';
    expect.equal('it tells of each part of the day', view.length, DAY_MS / (minutes * MINUTE_MS));
    expect.matches('each part is free, tentative, busy, away or elsewhere', view, /^[0-4]+$/);
  },
});
