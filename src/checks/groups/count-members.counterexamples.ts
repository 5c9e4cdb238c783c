import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [{ path: '/members', kind: 'missing-item' }];
export default counterexamples;
