import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  {
    method: 'PATCH',
    path: '/me/drive/items/{id}',
    status: 200,
    ...untrue('driveItem', { id: 'another' }),
  },
  { method: 'GET', path: '/me/drive/root:/{path}', kind: 'missing-item' },
];
export default counterexamples;
