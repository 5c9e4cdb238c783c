import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const installed = { id: 'a', teamsApp: { id: 'b' } };

const counterexamples: readonly Counterexample[] = [
  {
    path: '/teams/{team-id}/installedApps',
    ...untrueList("teams('x')/installedApps", [installed]),
  },
];
export default counterexamples;
