import { untrue } from '@perennial/checks';
import type { Counterexample } from '@perennial/checks';

const rows = '/me/drive/items/{file}/workbook/tables/{table}/rows';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: rows, kind: 'stale' },
  { method: 'GET', path: rows, kind: 'missing-item' },
  { method: 'POST', path: rows, kind: 'stale' },
  { method: 'POST', path: rows, ...untrue('workbookTableRow', { index: 0, values: [['two', 1]] }) },
];
export default counterexamples;
