import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/instances', kind: 'missing-item' },
  { method: 'GET', path: '/instances', kind: 'stale' },
];
export default counterexamples;
