import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const path = '/sites/{site}/lists/{list}/items/delta';

const counterexamples: readonly Counterexample[] = [
  { path, kind: 'missing-item' },
  {
    path,
    ...untrueList('items/$delta', [], { '@odata.deltaLink': 'https://example.com/v1.0/x' }),
  },
];
export default counterexamples;
