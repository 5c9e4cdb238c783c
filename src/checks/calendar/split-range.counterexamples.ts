import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/calendarView', kind: 'missing-item' },
];
export default counterexamples;
