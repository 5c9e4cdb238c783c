import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/delta', kind: 'missing-item' },
  {
    path: '/delta',
    ...untrueList('Collection(driveItem)', [], {
      '@odata.deltaLink': 'https://graph.microsoft.com/v1.0/me/drive/root/delta?token=x',
    }),
  },
];
export default counterexamples;
