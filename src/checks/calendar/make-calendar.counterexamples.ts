import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/events', kind: 'missing-item' },
  { method: 'GET', path: '/events', kind: 'stale' },
  { method: 'GET', path: '/me/calendars', kind: 'missing-item' },
];
export default counterexamples;
