import type { Counterexample } from '@perennial/checks';
import { untruePresence } from './untrue-presence';

const counterexamples: readonly Counterexample[] = [
  untruePresence({ id: 'a', availability: 'Away', statusMessage: null }),
  { method: 'GET', path: '/me/presence', kind: 'missing-item' },
];
export default counterexamples;
