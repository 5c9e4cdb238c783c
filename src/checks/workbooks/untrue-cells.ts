import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

/** The route of cells. */
export const RANGE =
  "/me/drive/items/{file}/workbook/worksheets/{sheet}/range(address='{address}')";

/** Cells are read as they were before, or are not there. */
export const readsCells = (kind: 'stale' | 'missing-item'): Counterexample => ({
  method: 'GET',
  path: RANGE,
  kind,
});

/** Cells hold what nobody wrote into them. */
export const readsUntrueCells = (values: readonly (readonly unknown[])[]): Counterexample => ({
  method: 'GET',
  path: RANGE,
  ...untrue('workbookRange/$entity', { '@odata.type': '#microsoft.graph.workbookRange', values }),
});
