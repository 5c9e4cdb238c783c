import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/me/onlineMeetings/{meeting-id}', kind: 'stale' },
  { method: 'GET', path: '/me/onlineMeetings/{meeting-id}', kind: 'missing-item' },
  { method: 'GET', path: '/me/onlineMeetings', kind: 'missing-item' },
];
export default counterexamples;
