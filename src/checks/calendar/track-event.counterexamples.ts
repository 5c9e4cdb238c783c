import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/calendarView/delta', kind: 'missing-item' },
];
export default counterexamples;
