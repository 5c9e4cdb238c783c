import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [{ path: '/tasks', kind: 'missing-item' }];
export default counterexamples;
