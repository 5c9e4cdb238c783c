import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  {
    path: '/me/contacts/delta',
    ...untrueList('contacts', [], {
      '@odata.deltaLink': 'https://graph.microsoft.com/v1.0/me/messages',
    }),
  },
];
export default counterexamples;
