import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/details', kind: 'stale' },
  { method: 'PATCH', path: '/details', status: 204 },
];
export default counterexamples;
