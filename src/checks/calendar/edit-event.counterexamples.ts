import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/me/events/{event-id}', kind: 'stale' },
  {
    method: 'PATCH',
    path: '/me/events/{event-id}',
    status: 200,
    ...untrue('events/$entity', { id: 'same', '@odata.etag': 'W/"another"' }),
  },
];
export default counterexamples;
