import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/ownedDevices', kind: 'missing-item' },
];
export default counterexamples;
