import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const deleted = (...value: readonly object[]): Counterexample => ({
  path: '/directory/deletedItems/microsoft.graph.group',
  ...untrueList('directory/deletedItems/microsoft.graph.group', value),
});

const counterexamples: readonly Counterexample[] = [
  deleted({ id: 'a', deletedDateTime: '2999-01-01T00:00:00Z' }),
  deleted(
    { id: 'a', deletedDateTime: '2026-01-01T00:00:00Z' },
    { id: 'a', deletedDateTime: '2026-01-01T00:00:00Z' },
  ),
  deleted({ id: 'a', deletedDateTime: null }),
];
export default counterexamples;
