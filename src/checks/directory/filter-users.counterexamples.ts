import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const SOMEBODY = '00000000-0000-4000-8000-000000000000';

const counterexamples: readonly Counterexample[] = [
  { path: '/users', ...untrueList('users', [], { '@odata.count': 0 }) },
  { path: '/users', ...untrueList('users', [{ id: SOMEBODY }], { '@odata.count': 1 }) },
];
export default counterexamples;
