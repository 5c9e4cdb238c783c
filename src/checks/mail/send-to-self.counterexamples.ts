import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/me/messages', kind: 'missing-item' },
  { method: 'GET', path: '/me/messages/{message-id}', kind: 'stale' },
];
export default counterexamples;
