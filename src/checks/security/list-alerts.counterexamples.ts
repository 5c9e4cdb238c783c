import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/security/alerts_v2', kind: 'missing-item' },
];
export default counterexamples;
