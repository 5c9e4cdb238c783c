import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/onenote/sections/{section}/pages', kind: 'missing-item' },
];
export default counterexamples;
