import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/onenote/pages/{page}', kind: 'stale' },
  { path: '/me/onenote/pages/{page}', kind: 'missing-item' },
];
export default counterexamples;
