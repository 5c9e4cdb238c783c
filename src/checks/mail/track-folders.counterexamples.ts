import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  {
    path: '/me/mailFolders/delta',
    ...untrueList('mailFolders', [], {
      '@odata.deltaLink': 'https://graph.microsoft.com/v1.0/me/messages',
    }),
  },
];
export default counterexamples;
