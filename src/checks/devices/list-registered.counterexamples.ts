import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/registeredDevices', kind: 'missing-item' },
];
export default counterexamples;
