import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { path: '/schemaExtensions/{schema}', kind: 'missing-item' },
  {
    path: '/schemaExtensions',
    ...untrueList('schemaExtensions', [{ id: 'a', status: 'Deprecated', owner: 'another' }]),
  },
];
export default counterexamples;
