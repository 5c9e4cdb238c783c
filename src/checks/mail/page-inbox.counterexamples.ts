import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [{ path: '/messages', kind: 'missing-item' }];
export default counterexamples;
