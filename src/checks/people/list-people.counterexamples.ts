import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/people', ...untrueList('people', [{ id: 'a' }, { id: 'a' }]) },
];
export default counterexamples;
