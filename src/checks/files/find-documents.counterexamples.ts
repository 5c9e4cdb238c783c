import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const elsewhere = { id: 'another', parentReference: { driveId: 'another', id: 'another' } };

const counterexamples: readonly Counterexample[] = [
  { path: '/special/documents', ...untrue('driveItem', elsewhere) },
  { path: '/me/drive/items/{id}', kind: 'missing-item' },
  { path: '/me/drive/items/{id}', ...untrue('driveItem', { folder: {}, ...elsewhere }) },
];
export default counterexamples;
