import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  {
    path: '/admin/serviceAnnouncement/healthOverviews/{announcement-id}',
    ...untrue('admin/serviceAnnouncement/healthOverviews/$entity', {
      id: 'x',
      service: 'Another',
      status: 'serviceOperational',
      issues: [],
    }),
  },
];
export default counterexamples;
