import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const score = {
  id: 'a',
  azureTenantId: 'a',
  createdDateTime: '2026-01-01T00:00:00Z',
  currentScore: 9,
  maxScore: 8,
};

const counterexamples: readonly Counterexample[] = [
  { path: '/security/secureScores', ...untrueList('security/secureScores', [score]) },
];
export default counterexamples;
