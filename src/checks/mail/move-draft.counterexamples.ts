import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const CONTENT = '/me/mailFolders/{id}/messages';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: CONTENT, kind: 'missing-item' },
  { method: 'GET', path: CONTENT, ...untrueList('messages', [{ id: 'another' }]) },
];
export default counterexamples;
