import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [{ path: '/users', kind: 'missing-item' }];
export default counterexamples;
