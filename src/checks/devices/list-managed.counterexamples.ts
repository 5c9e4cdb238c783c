import type { Counterexample } from '@perennial/checks';

const path = '/deviceManagement/managedDevices/{device-object-id}';

const counterexamples: readonly Counterexample[] = [
  { path, kind: 'stale' },
  { path, kind: 'missing-item' },
];
export default counterexamples;
