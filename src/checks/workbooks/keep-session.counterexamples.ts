import type { Counterexample } from '@perennial/checks';
import { readsCells, readsUntrueCells } from './untrue-cells';

const counterexamples: readonly Counterexample[] = [
  readsCells('stale'),
  readsCells('missing-item'),
  readsUntrueCells([[1]]),
];
export default counterexamples;
