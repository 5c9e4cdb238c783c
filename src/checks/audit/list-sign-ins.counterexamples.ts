import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  {
    path: '/auditLogs/signIns',
    ...untrueList('auditLogs/signIns', [
      { id: 'a', userId: 'another', createdDateTime: '2026-01-01T00:00:00Z' },
    ]),
  },
];
export default counterexamples;
