import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/me/contacts', times: 3, ...untrueList('contacts', []) },
  {
    path: '/me/contacts/delta',
    ...untrueList('contacts', [], {
      '@odata.deltaLink': 'https://graph.microsoft.com/v1.0/me/messages',
    }),
  },
];
export default counterexamples;
