import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const another = {
  id: 'another',
  eTag: '1',
  cTag: '1',
  parentReference: { driveId: 'another', id: 'another' },
};

const counterexamples: readonly Counterexample[] = [
  { method: 'PUT', path: '/content', ...untrue('driveItem', another) },
  { method: 'GET', path: '/versions', kind: 'missing-item' },
  { path: '/transfer/', kind: 'wrong-hash' },
];
export default counterexamples;
