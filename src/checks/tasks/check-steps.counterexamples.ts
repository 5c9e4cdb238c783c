import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/checklistItems', kind: 'missing-item' },
  { method: 'GET', path: '/checklistItems', kind: 'stale' },
];
export default counterexamples;
