import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'POST', path: '/createLink', kind: 'stale' },
  { method: 'GET', path: '/permissions', ...untrueList('permissions', []) },
  { method: 'DELETE', path: '/permissions/', status: 204 },
];
export default counterexamples;
