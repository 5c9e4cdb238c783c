import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const SOMEBODY = '00000000-0000-4000-8000-000000000000';

const counterexamples: readonly Counterexample[] = [
  {
    method: 'GET',
    path: "/servicePrincipals(appId='{appId}')",
    ...untrue('directory/$entity', { id: SOMEBODY, appId: SOMEBODY }),
  },
  { path: '/servicePrincipals', kind: 'missing-item' },
];
export default counterexamples;
