import type { Counterexample } from '@perennial/checks';

const sheets = '/me/drive/items/{file}/workbook/worksheets';

const counterexamples: readonly Counterexample[] = [
  { method: 'GET', path: sheets, kind: 'missing-item' },
  { method: 'GET', path: sheets, kind: 'stale' },
  { method: 'DELETE', path: `${sheets}/{sheet}`, status: 204 },
];
export default counterexamples;
