import type { Counterexample } from '@perennial/checks';

const EXTENSION = '/me/events/{event}/extensions/{extension}';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: EXTENSION, kind: 'stale' },
  { method: 'GET', path: EXTENSION, kind: 'missing-item' },
  // Says that it was removed, and has not removed it.
  { method: 'DELETE', path: EXTENSION, status: 204 },
];
export default counterexamples;
