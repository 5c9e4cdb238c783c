import type { Counterexample } from '@perennial/checks';

const path = '/deviceManagement/deviceCompliancePolicies/{device-object-id}';

const counterexamples: readonly Counterexample[] = [
  { path, kind: 'stale' },
  { path, kind: 'missing-item' },
];
export default counterexamples;
