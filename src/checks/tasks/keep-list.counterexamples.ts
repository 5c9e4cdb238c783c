import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/tasks', kind: 'missing-item' },
  { method: 'GET', path: '/tasks', kind: 'stale' },
  { method: 'GET', path: '/me/todo/lists', kind: 'missing-item' },
];
export default counterexamples;
