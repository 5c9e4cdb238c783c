import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const apps = (...value: readonly object[]): Counterexample => ({
  path: '/appCatalogs/teamsApps',
  ...untrueList('appCatalogs/teamsApps', value),
});

const counterexamples: readonly Counterexample[] = [
  apps(),
  apps({ id: 'a', distributionMethod: 'sideloaded' }),
];
export default counterexamples;
