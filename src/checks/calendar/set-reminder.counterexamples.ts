import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/reminderView', kind: 'missing-item' },
  { path: '/reminderView', kind: 'stale' },
];
export default counterexamples;
