import type { Call, Reply } from '../../core/types';
import type { Table, Workbook } from './workbook';
import { entityType, jsonBody } from '../../core/entity-type';
import { many, one, param } from '../../core/reply';
import { words } from '../define';
import { eachCell, parseRange } from './range';
import { invalid, matrix, paged, workbookFragment } from './given';
import { workbookOf } from './session';

/** https://learn.microsoft.com/graph/api/resources/table */
const tableType = entityType('workbookTable', {
  writable: { name: 'text', showHeaders: 'flag', showTotals: 'flag', style: 'text' },
  readOnly: words(`highlightFirstColumn highlightLastColumn legacyId showBandedColumns
    showBandedRows showFilterButton`),
});

/** https://learn.microsoft.com/graph/api/resources/tablerow */
const rowType = entityType('workbookTableRow', {
  writable: { values: 'list' },
  readOnly: ['index'],
});

function tableView({ id, name, hasHeaders }: Table) {
  return {
    id,
    name,
    showHeaders: hasHeaders,
    showTotals: false,
    style: 'TableStyleMedium2',
    highlightFirstColumn: false,
    highlightLastColumn: false,
    legacyId: id.slice(1, 9),
    showBandedColumns: false,
    showBandedRows: true,
    showFilterButton: hasHeaders,
  };
}

export function addTable(call: Call): Reply {
  const workbook = workbookOf(call);
  const { address, hasHeaders } = jsonBody(call);
  if (typeof address !== 'string' || typeof hasHeaders !== 'boolean') invalid();
  const [, named, range = ''] = /^(?:(.+)!)?(.+)$/.exec(address) ?? [];
  const sheet =
    named === undefined ? workbook.sheets[0] : workbook.sheet(named.replace(/^'|'$/g, ''));
  if (!sheet) invalid();
  const described = { type: tableType, fragment: `${workbookFragment(call)}/tables` };
  const table = workbook.addTable(sheet, parseRange(range), hasHeaders);
  return one(call, described, tableView(table), 201);
}

const rowsOf = (call: Call) => ({
  type: rowType,
  fragment: `${workbookFragment(call)}/tables('${encodeURIComponent(param(call, 'table-id'))}')/rows`,
});

/** Rows below the headers. */
function dataRows(workbook: Workbook, { sheetId, range, hasHeaders }: Table) {
  const sheet = workbook.sheet(sheetId);
  const all = eachCell(range, (row, column) => workbook.value(sheet, row, column));
  return all.slice(hasHeaders ? 1 : 0).map((values, index) => ({ index, values: [values] }));
}

export function listRows(call: Call): Reply {
  const workbook = workbookOf(call);
  const items = dataRows(workbook, workbook.table(param(call, 'table-id')));
  return many(call, { ...rowsOf(call), items, ...paged });
}

/** Below the last one; rows in between are none of what is asked of the simulator. */
export function addRow(call: Call): Reply {
  const workbook = workbookOf(call);
  const table = workbook.table(param(call, 'table-id'));
  const { values, index = null } = jsonBody(call);
  const given = matrix(values);
  if (index !== null || given.some((row) => row.length !== table.range.columns)) invalid();
  const below = { ...table.range, row: table.range.row + table.range.rows, rows: given.length };
  workbook.write(workbook.sheet(table.sheetId), below, given);
  table.range = { ...table.range, rows: table.range.rows + given.length };
  const last = dataRows(workbook, table).at(-1);
  return one(call, rowsOf(call), { index: last?.index ?? 0, values: given }, 201);
}
