import type { Counterexample } from '@perennial/checks';

/** What no report may pass with: bytes that are no table, and none at all. */
export const untrueReports: readonly Counterexample[] = [
  { path: '/transfer/download', kind: 'wrong-hash' },
  { path: '/transfer/download', kind: 'empty' },
];
