import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/me/extensions/{extension}', kind: 'stale' },
  { method: 'GET', path: '/me/extensions/{extension}', kind: 'missing-item' },
];
export default counterexamples;
