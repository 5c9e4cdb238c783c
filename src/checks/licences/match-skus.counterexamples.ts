import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const another = { id: 'a', skuId: '00000000-0000-4000-8000-000000000000' };

const counterexamples: readonly Counterexample[] = [
  { path: '/subscribedSkus', ...untrueList('subscribedSkus', [another]) },
  {
    path: '/directory/subscriptions',
    ...untrueList('directory/subscriptions', [{ ...another, status: 'Enabled' }]),
  },
];
export default counterexamples;
