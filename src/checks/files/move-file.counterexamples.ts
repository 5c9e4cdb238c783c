import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const another = untrue('driveItem', { id: 'another' });

const counterexamples: readonly Counterexample[] = [
  { method: 'PATCH', path: '/me/drive/items/{id}', ...another },
  { method: 'GET', path: '/children', kind: 'missing-item' },
  { method: 'PATCH', path: '/me/drive/items/{id}', status: 200, ...another },
];
export default counterexamples;
