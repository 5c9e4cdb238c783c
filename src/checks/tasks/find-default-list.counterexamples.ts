import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/me/todo/lists', ...untrueList('lists', []) },
  { path: '/me/todo/lists/', kind: 'missing-item' },
];
export default counterexamples;
