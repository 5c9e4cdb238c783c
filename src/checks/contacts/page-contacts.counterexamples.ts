import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [{ path: '/me/contacts', kind: 'missing-item' }];
export default counterexamples;
