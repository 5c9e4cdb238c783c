import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/groups/{group-id}', kind: 'missing-item' },
  { method: 'GET', path: '/groups/{group-id}', kind: 'stale' },
];
export default counterexamples;
