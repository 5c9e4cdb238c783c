import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import { DAY_MS, MINUTE_MS, WIDER } from './event';
import { inZone } from './zones';

const calls = {
  self: call({
    method: 'GET',
    path: '/me',
    delegated: 'User.Read',
    application: 'User.ReadBasic.All',
    response: z.looseObject({ mail: z.string().nullish(), userPrincipalName: z.string() }),
    page: 'https://learn.microsoft.com/graph/api/user-get',
  }),
  schedule: call({
    method: 'POST',
    path: '/me/calendar/getSchedule',
    delegated: 'Calendars.Read',
    application: 'Calendars.Read',
    bodyProperties: ['Schedules', 'StartTime', 'EndTime', 'AvailabilityViewInterval'],
    response: z.looseObject({
      value: z.array(z.looseObject({ scheduleId: z.string(), availabilityView: z.string() })),
    }),
    page: 'https://learn.microsoft.com/graph/api/calendar-getschedule',
    wider: WIDER,
  }),
};

export const check = defineCheck({
  id: 'calendar.read-schedule',
  workload: 'calendar',
  kind: 'read',
  title: 'Free and busy times cover the day asked for',
  proves: 'The schedule of the user is answered for each part of a day, and for nobody else.',
  consistency: 'immediate',
  modes: ['application', 'delegated'],
  calls,
  async run(context) {
    const { random } = context;
    const { body: self } = await context.send(calls.self, {
      query: { $select: 'mail,userPrincipalName' },
    });
    const address = self.mail ?? self.userPrincipalName;
    const day = (Math.floor(context.now() / DAY_MS) + random.int(1, 7)) * DAY_MS;
    const minutes = random.pick([30, 60, 120]);
    const { body } = await context.send(calls.schedule, {
      body: {
        Schedules: [address],
        StartTime: inZone(day, 'UTC'),
        EndTime: inZone(day + DAY_MS, 'UTC'),
        AvailabilityViewInterval: minutes,
      },
    });
    equal('one schedule is answered', body.value.length, 1);
    const [schedule] = body.value;
    const whose = schedule?.scheduleId.toLowerCase();
    ok('it is that of the user', whose === address.toLowerCase());
    const view = schedule?.availabilityView ?? '';
    equal('it tells of each part of the day', view.length, DAY_MS / (minutes * MINUTE_MS));
    ok('each part is free, tentative, busy, away or elsewhere', /^[0-4]+$/.test(view));
  },
});
