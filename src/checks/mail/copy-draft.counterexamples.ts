import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/me/mailFolders/{id}/messages', kind: 'missing-item' },
  {
    method: 'GET',
    path: '/me/messages/{id}',
    ...untrue('messages/$entity', { id: 'another', parentFolderId: 'another' }),
  },
];
export default counterexamples;
