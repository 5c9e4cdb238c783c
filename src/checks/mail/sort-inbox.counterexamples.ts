import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  {
    path: '/messages',
    ...untrueList('messages', [
      { id: 'a', receivedDateTime: '2001-01-01T00:00:00Z' },
      { id: 'b', receivedDateTime: '2001-01-02T00:00:00Z' },
    ]),
  },
];
export default counterexamples;
