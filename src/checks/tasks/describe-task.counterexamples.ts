import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/tasks/', kind: 'stale' },
  { method: 'GET', path: '/tasks/', kind: 'missing-item' },
];
export default counterexamples;
