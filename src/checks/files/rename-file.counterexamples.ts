import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'PATCH', path: '/me/drive/items/{id}', kind: 'stale' },
  { method: 'GET', path: '/me/drive/root:/{path}', kind: 'missing-item' },
];
export default counterexamples;
