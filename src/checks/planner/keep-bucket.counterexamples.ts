import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/planner/plans/{plan-id}/buckets', kind: 'missing-item' },
  { method: 'PATCH', path: '/planner/buckets', status: 204 },
];
export default counterexamples;
