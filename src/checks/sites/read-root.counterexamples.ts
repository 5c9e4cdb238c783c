import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const path = '/sites/{site}';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path, ...untrue('sites/$entity', { id: 'another', webUrl: 'https://x' }) },
];
export default counterexamples;
