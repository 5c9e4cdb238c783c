import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const another = { id: 'another', displayName: 'General' };

const counterexamples: readonly Counterexample[] = [
  { path: '/teams/{team-id}/channels', kind: 'missing-item' },
  {
    path: '/teams/{team-id}/primaryChannel',
    ...untrue("teams('x')/primaryChannel/$entity", another),
  },
];
export default counterexamples;
