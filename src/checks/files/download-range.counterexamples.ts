import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/transfer/', kind: 'wrong-hash' },
  { path: '/transfer/', kind: 'empty' },
];
export default counterexamples;
