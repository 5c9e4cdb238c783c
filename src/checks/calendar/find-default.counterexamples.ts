import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/calendars', kind: 'missing-item' },
];
export default counterexamples;
