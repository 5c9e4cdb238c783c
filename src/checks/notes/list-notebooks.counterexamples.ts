import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/onenote/notebooks/{notebook}', kind: 'stale' },
  { path: '/me/onenote/notebooks/{notebook}', kind: 'missing-item' },
];
export default counterexamples;
