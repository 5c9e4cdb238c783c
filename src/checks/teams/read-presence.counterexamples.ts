import type { Counterexample } from '@perennial/checks';
import { untruePresence } from './untrue-presence';

const counterexamples: readonly Counterexample[] = [
  untruePresence({ id: 'another', availability: 'Available' }),
  { path: '/me/presence', kind: 'missing-item' },
];
export default counterexamples;
