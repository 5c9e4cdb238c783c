import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/me/messages/{id}', kind: 'stale' },
  { method: 'GET', path: '/me/messages/{id}', kind: 'missing-item' },
  { method: 'PATCH', path: '/me/messages/{id}', status: 200 },
];
export default counterexamples;
