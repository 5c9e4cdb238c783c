import type { Counterexample } from '@perennial/checks';
import { untruePresence } from './untrue-presence';

const counterexamples: readonly Counterexample[] = [
  untruePresence({ id: 'a', availability: 'Available' }),
];
export default counterexamples;
