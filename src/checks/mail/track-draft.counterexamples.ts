import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/messages/delta', kind: 'missing-item' },
  { path: '/messages/delta', kind: 'stale' },
  {
    path: '/messages/delta',
    times: 1,
    ...untrueList('messages', [{ id: 'another' }], {
      '@odata.deltaLink': 'https://graph.microsoft.com/v1.0/me/messages',
    }),
  },
];
export default counterexamples;
