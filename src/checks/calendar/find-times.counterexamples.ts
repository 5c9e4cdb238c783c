import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const time = (dateTime: string) => ({ dateTime, timeZone: 'UTC' });
const slot = (start: string, end: string) => ({
  meetingTimeSlot: { start: time(start), end: time(end) },
});
const suggested = (...meetingTimeSuggestions: readonly object[]): Counterexample => ({
  path: '/me/findMeetingTimes',
  ...untrue('microsoft.graph.meetingTimeSuggestionsResult', {
    emptySuggestionsReason: '',
    meetingTimeSuggestions,
  }),
});

const counterexamples: readonly Counterexample[] = [
  suggested(),
  suggested(slot('2001-01-01T10:00:00', '2001-01-01T10:30:00')),
  suggested(slot('2001-01-01T10:00:00', '2001-01-01T10:07:00')),
];
export default counterexamples;
