import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/tasks/delta', kind: 'missing-item' },
  { path: '/tasks/delta', kind: 'stale' },
];
export default counterexamples;
