import type { Counterexample } from '@perennial/checks';
import { untrueHits } from './untrue-hits';

const received = (receivedDateTime: string) => ({ receivedDateTime });
const message = received('2099-01-01T00:00:00Z');

const counterexamples: readonly Counterexample[] = [
  untrueHits('message', received('2001-01-01T00:00:00Z')),
  untrueHits('message', message, message),
  { path: '/search/query', kind: 'missing-item' },
];
export default counterexamples;
