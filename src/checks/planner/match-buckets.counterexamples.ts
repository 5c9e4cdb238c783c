import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const another = {
  id: 'another',
  '@odata.etag': 'W/"another"',
  container: { containerId: 'a' },
};

const counterexamples: readonly Counterexample[] = [
  { path: '/planner/plans/{plan-id}/buckets', kind: 'missing-item' },
  { path: '/planner/plans/{plan-id}', ...untrue('planner/plans/$entity', another) },
];
export default counterexamples;
