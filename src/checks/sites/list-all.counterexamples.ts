import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const path = '/sites/getAllSites';

const counterexamples: readonly Counterexample[] = [
  { path, kind: 'missing-item' },
  { method: 'GET', path, ...untrueList('sites', []) },
  { method: 'GET', path, ...untrueList('sites', [{ id: 'a' }, { id: 'a' }]) },
];
export default counterexamples;
