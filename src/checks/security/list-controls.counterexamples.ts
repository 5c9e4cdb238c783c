import type { Counterexample } from '@perennial/checks';

const path = '/security/secureScoreControlProfiles/{security-id}';

const counterexamples: readonly Counterexample[] = [
  { path, kind: 'stale' },
  { path, kind: 'missing-item' },
];
export default counterexamples;
