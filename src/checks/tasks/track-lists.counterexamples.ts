import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/todo/lists/delta', kind: 'missing-item' },
  { path: '/me/todo/lists', ...untrueList('lists', []) },
];
export default counterexamples;
