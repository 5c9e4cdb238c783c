import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const schedules = (...value: readonly object[]): Counterexample => ({
  path: '/getSchedule',
  ...untrueList('Collection(microsoft.graph.scheduleInformation)', value),
});

const counterexamples: readonly Counterexample[] = [
  schedules({ scheduleId: 'nobody@signedin.example', availabilityView: '0'.repeat(24) }),
  schedules({ scheduleId: 'adele@signedin.example', availabilityView: '0' }),
  schedules(),
];
export default counterexamples;
