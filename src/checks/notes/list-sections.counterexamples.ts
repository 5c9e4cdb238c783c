import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/onenote/notebooks', kind: 'missing-item' },
];
export default counterexamples;
