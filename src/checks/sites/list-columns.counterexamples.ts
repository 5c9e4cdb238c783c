import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const path = '/sites/{site}/columns/{column}';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path, kind: 'missing-item' },
  { method: 'GET', path, ...untrue('sites/$entity', { id: 'another', name: 'Another' }) },
];
export default counterexamples;
