import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/groups/delta', kind: 'missing-item' },
];
export default counterexamples;
