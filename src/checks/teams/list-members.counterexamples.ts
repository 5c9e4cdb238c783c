import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const another = {
  '@odata.type': '#microsoft.graph.aadUserConversationMember',
  id: 'a',
  userId: 'another',
};

const counterexamples: readonly Counterexample[] = [
  { path: '/teams/{team-id}/members', kind: 'missing-item' },
  {
    path: '/teams/{team-id}/members/{membership-id}',
    ...untrue("teams('x')/members/$entity", another),
  },
];
export default counterexamples;
