import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/transfer/download', kind: 'wrong-hash' },
  { path: '/transfer/upload', status: 202 },
];
export default counterexamples;
