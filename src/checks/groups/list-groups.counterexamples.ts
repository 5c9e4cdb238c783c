import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const another = { id: 'another', mailEnabled: true, securityEnabled: true };

const counterexamples: readonly Counterexample[] = [
  { path: '/groups/{group-id}', kind: 'missing-item' },
  { path: '/groups/{group-id}', ...untrue('groups/$entity', another) },
];
export default counterexamples;
