import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  {
    method: 'GET',
    path: '/sites/{site}/lists/{list}/items',
    ...untrueList('sites', [{ id: '1' }, { id: '1' }]),
  },
];
export default counterexamples;
