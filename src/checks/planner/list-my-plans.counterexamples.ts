import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/planner/plans/{plan-id}', kind: 'stale' },
];
export default counterexamples;
