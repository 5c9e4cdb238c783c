import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const path = '/sites/{site}';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path, kind: 'missing-item' },
  { method: 'GET', path, ...untrue('sites/$entity', { id: 'another' }) },
];
export default counterexamples;
