import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const SOMEBODY = '00000000-0000-4000-8000-000000000000';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/applications/{id}', kind: 'missing-item' },
  {
    method: 'GET',
    path: '/applications/{id}',
    ...untrue('directory/$entity', { id: SOMEBODY, appId: SOMEBODY }),
  },
];
export default counterexamples;
