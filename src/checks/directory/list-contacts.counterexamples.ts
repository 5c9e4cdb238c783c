import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const SOMEBODY = '00000000-0000-4000-8000-000000000000';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/contacts/{id}', kind: 'missing-item' },
  {
    method: 'GET',
    path: '/contacts/{id}',
    ...untrue('directory/$entity', { id: SOMEBODY }),
  },
];
export default counterexamples;
