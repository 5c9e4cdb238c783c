import * as z from 'zod';
import { equal, ok } from '../assert';
import { call, defineCheck } from '../define';
import { DAY_MS, MINUTE_MS } from './event';
import { dateTimeTimeZone, instantOf, inZone } from './zones';

const slot = z.looseObject({ start: dateTimeTimeZone, end: dateTimeTimeZone });

const calls = {
  find: call({
    method: 'POST',
    path: '/me/findMeetingTimes',
    delegated: 'Calendars.Read.Shared',
    bodyProperties: ['meetingDuration', 'timeConstraint', 'maxCandidates'],
    response: z.looseObject({
      emptySuggestionsReason: z.string().nullish(),
      meetingTimeSuggestions: z.array(z.looseObject({ meetingTimeSlot: slot })),
    }),
    page: 'https://learn.microsoft.com/graph/api/user-findmeetingtimes',
  }),
};

export const check = defineCheck({
  id: 'calendar.find-times',
  workload: 'calendar',
  kind: 'read',
  title: 'Suggested times lie in the time asked for',
  proves:
    'Outlook suggests times of the length and in the days that were asked for, or says why it has none.',
  consistency: 'immediate',
  modes: ['delegated'],
  calls,
  async run(context) {
    const { random } = context;
    const from = (Math.floor(context.now() / DAY_MS) + random.int(2, 7)) * DAY_MS;
    const to = from + 2 * DAY_MS;
    const minutes = random.pick([30, 60, 90]);
    const { body } = await context.send(calls.find, {
      body: {
        meetingDuration: `PT${minutes}M`,
        timeConstraint: {
          activityDomain: 'unrestricted',
          timeSlots: [{ start: inZone(from, 'UTC'), end: inZone(to, 'UTC') }],
        },
        maxCandidates: 5,
      },
      headers: { Prefer: 'outlook.timezone="UTC"' },
    });
    const suggestions = body.meetingTimeSuggestions;
    const reasoned = (body.emptySuggestionsReason ?? '') !== '';
    ok('there are suggestions, or a reason why not', suggestions.length > 0 || reasoned);
    ok('there are no more than were asked for', suggestions.length <= 5);
    for (const { meetingTimeSlot } of suggestions) {
      const [start, end] = [instantOf(meetingTimeSlot.start), instantOf(meetingTimeSlot.end)];
      equal('a suggestion is as long as was asked for', end - start, minutes * MINUTE_MS);
      ok('it lies in the days asked for', start >= from && end <= to);
    }
  },
});
