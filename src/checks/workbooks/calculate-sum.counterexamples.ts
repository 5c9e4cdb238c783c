import type { Counterexample } from '@perennial/checks';
import { readsCells, readsUntrueCells } from './untrue-cells';

const counterexamples: readonly Counterexample[] = [
  readsCells('stale'),
  readsUntrueCells([['=SUM(A1:A3)']]),
];
export default counterexamples;
