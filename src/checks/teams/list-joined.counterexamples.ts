import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/teams/{team-id}', kind: 'stale' },
  { path: '/teams/{team-id}', kind: 'missing-item' },
];
export default counterexamples;
