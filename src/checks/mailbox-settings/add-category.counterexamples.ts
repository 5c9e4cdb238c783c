import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const CATEGORY = '/me/outlook/masterCategories/{id}';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: CATEGORY, kind: 'missing-item' },
  {
    method: 'GET',
    path: CATEGORY,
    ...untrue('masterCategories/$entity', { id: 'x', displayName: 'another', color: 'none' }),
  },
  { method: 'GET', path: '/me/outlook/masterCategories', kind: 'missing-item' },
];
export default counterexamples;
