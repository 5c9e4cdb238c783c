import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const SOMEBODY = '00000000-0000-4000-8000-000000000000';
const another = { id: SOMEBODY, skuId: SOMEBODY, capabilityStatus: 'Enabled' };

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/subscribedSkus/{id}', kind: 'missing-item' },
  { method: 'GET', path: '/subscribedSkus/{id}', ...untrue('directory/$entity', another) },
];
export default counterexamples;
