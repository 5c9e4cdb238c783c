import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/todo/lists/delta', kind: 'missing-item' },
];
export default counterexamples;
