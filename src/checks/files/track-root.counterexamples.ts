import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const elsewhere = { id: 'x', parentReference: { driveId: 'another', id: 'another' } };

const counterexamples: readonly Counterexample[] = [
  { path: '/delta', kind: 'missing-item' },
  { path: '/children', ...untrueList('driveItem', []) },
  {
    path: '/delta',
    ...untrueList('Collection(driveItem)', [elsewhere], {
      '@odata.deltaLink': 'https://graph.microsoft.com/v1.0/me/drive/root/delta?token=x',
    }),
  },
  {
    path: '/children',
    ...untrueList('driveItem', [{ id: 'x', createdDateTime: '2020-01-01T00:00:00Z' }]),
  },
];
export default counterexamples;
