import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const unassigned = { id: 'a', '@odata.etag': 'W/"another"', assignments: {} };

const counterexamples: readonly Counterexample[] = [
  { path: '/me/planner/tasks', ...untrueList('planner/tasks', [unassigned]) },
];
export default counterexamples;
