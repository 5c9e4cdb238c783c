import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const path = '/me/teamwork/installedApps/{installation-id}';
const another = { id: 'a', teamsApp: { id: 'b' } };

const counterexamples: readonly Counterexample[] = [
  { path, ...untrue("users('x')/teamwork/installedApps/$entity", another) },
  { path, kind: 'missing-item' },
];
export default counterexamples;
