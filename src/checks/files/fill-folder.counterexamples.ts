import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/children', kind: 'missing-item' },
  { method: 'GET', path: '/children', kind: 'stale' },
];
export default counterexamples;
