import type { Counterexample } from '@perennial/checks';

const rows = '/me/drive/items/{file}/workbook/tables/{table}/rows';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: rows, kind: 'stale' },
  { method: 'GET', path: rows, kind: 'missing-item' },
  { method: 'POST', path: rows, kind: 'stale' },
];
export default counterexamples;
