import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const path = '/sites/{site}/lists/{list}/items/{item}';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path, kind: 'stale' },
  { method: 'GET', path, ...untrue('items/$entity', { id: '1', eTag: '1', fields: {} }) },
];
export default counterexamples;
