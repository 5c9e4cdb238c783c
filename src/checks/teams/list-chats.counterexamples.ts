import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [{ path: '/me/chats', kind: 'missing-item' }];
export default counterexamples;
