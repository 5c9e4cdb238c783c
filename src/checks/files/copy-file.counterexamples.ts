import type { Counterexample } from '@perennial/checks';

const job = (body: object): Counterexample => ({
  path: '/transfer/monitor',
  body: { operation: 'ItemCopy', ...body },
});

const counterexamples: readonly Counterexample[] = [
  job({ status: 'failed', percentageComplete: 0 }),
  job({ status: 'completed', percentageComplete: 100, resourceId: 'another' }),
  { path: '/transfer/download', kind: 'wrong-hash' },
];
export default counterexamples;
