import type { Counterexample } from '@perennial/checks';
import { RANGE, readsCells, readsUntrueCells } from './untrue-cells';

const counterexamples: readonly Counterexample[] = [
  readsCells('stale'),
  readsCells('missing-item'),
  readsUntrueCells([[]]),
  { method: 'PATCH', path: RANGE, kind: 'stale' },
];
export default counterexamples;
