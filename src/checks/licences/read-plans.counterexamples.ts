import { untrueList } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const NOBODYS = '00000000-0000-4000-8000-000000000000';
const licence = (...servicePlans: readonly object[]) => ({ id: 'a', skuId: NOBODYS, servicePlans });

const counterexamples: readonly Counterexample[] = [
  { path: '/subscribedSkus', ...untrueList('subscribedSkus', [licence()]) },
  {
    path: '/me/licenseDetails',
    ...untrueList('me/licenseDetails', [licence({ servicePlanId: NOBODYS })]),
  },
];
export default counterexamples;
