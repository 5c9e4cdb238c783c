import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const SOMEBODY = '00000000-0000-4000-8000-000000000000';

const changes = (...ids: readonly string[]): Counterexample => ({
  path: '/users/delta',
  ...untrueList(
    'users/$delta',
    ids.map((id) => ({ id })),
    { '@odata.deltaLink': 'https://graph.microsoft.com/v1.0/users/delta?$deltatoken=x' },
  ),
});

const counterexamples: readonly Counterexample[] = [
  changes(SOMEBODY),
  changes(),
  { path: '/users/delta', kind: 'missing-item' },
];
export default counterexamples;
