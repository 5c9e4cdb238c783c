import type { Counterexample } from '@perennial/checks';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: '/me/contacts/{contact-id}', kind: 'stale' },
  { method: 'GET', path: '/me/contacts/{contact-id}', kind: 'missing-item' },
];
export default counterexamples;
