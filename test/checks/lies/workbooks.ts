const WORKBOOK = '/me/drive/items/{file}/workbook';
const RANGE = `${WORKBOOK}/worksheets/{sheet}/range(address='{address}')`;

const reads = (kind: string) => ({ method: 'GET', path: RANGE, kind });
const cells = (method: string, values: unknown) => ({
  method,
  path: RANGE,
  body: {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#workbookRange/$entity',
    '@odata.type': '#microsoft.graph.workbookRange',
    values,
  },
});

/** What Excel may answer that must not pass. */
export const workbookLies: Readonly<Record<string, readonly object[]>> = {
  'workbooks.add-sheet': [
    { method: 'GET', path: `${WORKBOOK}/worksheets`, kind: 'missing-item' },
    { method: 'GET', path: `${WORKBOOK}/worksheets`, kind: 'stale' },
    { method: 'DELETE', path: `${WORKBOOK}/worksheets/{sheet}`, status: 204 },
  ],
  'workbooks.add-table': [
    { method: 'GET', path: `${WORKBOOK}/tables/{table}/rows`, kind: 'stale' },
    { method: 'GET', path: `${WORKBOOK}/tables/{table}/rows`, kind: 'missing-item' },
    { method: 'POST', path: `${WORKBOOK}/tables/{table}/rows`, kind: 'stale' },
  ],
  'workbooks.calculate-sum': [reads('stale'), cells('GET', [['=SUM(A1:A3)']])],
  'workbooks.keep-session': [reads('stale'), reads('missing-item'), cells('GET', [[1]])],
  'workbooks.write-range': [
    reads('stale'),
    reads('missing-item'),
    cells('GET', [[]]),
    { method: 'PATCH', path: RANGE, kind: 'stale' },
  ],
};
