import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/calendars', times: 1, ...untrueList('calendars', [{ id: 'another' }]) },
  { method: 'GET', path: '/me/calendarGroups', kind: 'stale' },
];
export default counterexamples;
