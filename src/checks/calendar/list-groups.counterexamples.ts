import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/calendarGroups', ...untrueList('calendarGroups', []) },
  { path: '/calendars', kind: 'missing-item' },
];
export default counterexamples;
