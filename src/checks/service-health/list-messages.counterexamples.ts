import type { Counterexample } from '@perennial/checks';

const path = '/admin/serviceAnnouncement/messages/{announcement-id}';

const counterexamples: readonly Counterexample[] = [
  { path, kind: 'stale' },
  { path, kind: 'missing-item' },
];
export default counterexamples;
