import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/planner/tasks/{id}', kind: 'stale', times: 100 },
  { method: 'PATCH', path: '/planner/tasks', status: 204 },
];
export default counterexamples;
