import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/me/drive/items/{item-id}', kind: 'wrong-hash' },
  { method: 'GET', path: '/me/drive/items/{item-id}', kind: 'stale' },
  { method: 'GET', path: '/transfer/', kind: 'wrong-hash' },
];
export default counterexamples;
