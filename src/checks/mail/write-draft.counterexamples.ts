import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/me/messages/{message-id}', kind: 'stale' },
  { method: 'GET', path: '/me/messages/{message-id}', kind: 'missing-item' },
];
export default counterexamples;
