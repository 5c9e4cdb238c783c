import { DAY_MS, defineCheck, expect, MINUTE_MS } from '@perennial/checks';
import * as z from 'zod';
import { post } from '../graph';
import { dateTimeTimeZone, instantOf, inZone } from './zones';

const slot = z.looseObject({ start: dateTimeTimeZone, end: dateTimeTimeZone });

const find = post(
  '/me/findMeetingTimes',
  {
    emptySuggestionsReason: z.string().nullish(),
    meetingTimeSuggestions: z.array(z.looseObject({ meetingTimeSlot: slot })),
  },
  { body: ['meetingDuration', 'timeConstraint', 'maxCandidates'], repeatable: true },
);

export default defineCheck({
  title: 'Suggested times lie in the time asked for',
  proves:
    'Outlook suggests times of the length and in the days that were asked for, or says why it has none.',
  calls: [find],
  async run({ graph, random, now }) {
    const from = (Math.floor(now() / DAY_MS) + random.int(2, 7)) * DAY_MS;
    const to = from + 2 * DAY_MS;
    const minutes = random.pick([30, 60, 90]);
    const found = await graph.send(find, {
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
    const suggestions = found.meetingTimeSuggestions;
    const reasoned = (found.emptySuggestionsReason ?? '') !== '';
    expect.holds('there are suggestions, or a reason why not', suggestions.length > 0 || reasoned);
    expect.atMost('there are no more than were asked for', suggestions.length, 5);
    for (const { meetingTimeSlot } of suggestions) {
      const [start, end] = [instantOf(meetingTimeSlot.start), instantOf(meetingTimeSlot.end)];
      expect.equal('a suggestion is as long as was asked for', end - start, minutes * MINUTE_MS);
      expect.holds('it lies in the days asked for', start >= from && end <= to);
    }
  },
});
