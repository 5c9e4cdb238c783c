import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/devices', kind: 'missing-item' },
  { path: '/devices/$count', body: 1 },
];
export default counterexamples;
