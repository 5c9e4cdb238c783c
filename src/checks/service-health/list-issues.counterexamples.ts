import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/admin/serviceAnnouncement/issues', kind: 'missing-item' },
];
export default counterexamples;
