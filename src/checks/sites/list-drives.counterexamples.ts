import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/sites/{site}/drives', kind: 'missing-item' },
  { method: 'GET', path: '/sites/{site}/drive', ...untrue('sites/$entity', { id: 'another' }) },
];
export default counterexamples;
