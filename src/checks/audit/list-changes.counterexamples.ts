import type { Counterexample } from '@perennial/checks';

const path = '/auditLogs/directoryAudits';

const counterexamples: readonly Counterexample[] = [
  { path, kind: 'missing-item' },
  { path, kind: 'stale' },
];
export default counterexamples;
