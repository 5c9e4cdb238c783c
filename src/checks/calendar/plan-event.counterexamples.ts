import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/me/events/{event-id}', kind: 'stale' },
  { method: 'GET', path: '/me/events/{event-id}', kind: 'missing-item' },
  { method: 'GET', path: '/me/calendarView', kind: 'missing-item' },
];
export default counterexamples;
