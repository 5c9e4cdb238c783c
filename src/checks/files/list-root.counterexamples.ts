import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const elsewhere = { id: 'x', parentReference: { driveId: 'another', id: 'another' } };

const counterexamples: readonly Counterexample[] = [
  { path: '/me/drive/root/children', ...untrueList('Collection(driveItem)', [elsewhere]) },
  { path: '/me/drive/root/children', ...untrueList('Collection(driveItem)', []) },
];
export default counterexamples;
