import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/messages', kind: 'missing-item' },
  { method: 'GET', path: '/me/mailFolders', kind: 'missing-item' },
];
export default counterexamples;
