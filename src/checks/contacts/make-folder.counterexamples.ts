import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/contacts', kind: 'missing-item' },
  { method: 'GET', path: '/me/contactFolders', kind: 'missing-item' },
  {
    method: 'GET',
    path: '/me/contactFolders/{id}/contacts',
    ...untrueList('contacts', [{ id: 'another', givenName: 'another' }]),
  },
];
export default counterexamples;
