import type { Call, Reply } from '../../core/types';
import type { Range } from './range';
import type { Sheet, Value, Workbook } from './workbook';
import { entityType, jsonBody } from '../../core/entity-type';
import { badRequest, files } from '../../core/errors';
import { many, noContent, one, param } from '../../core/reply';
import { accepts, route, routesOf, words } from '../define';
import { eachCell, parseRange, rangeText } from './range';
import { invalid, matrix, paged, workbookFragment } from './given';
import { closeSession, createSession, workbookOf } from './session';
import { addRow, addTable, listRows } from './tables';

/** Excel takes nobody but people who signed in. */
const edit = accepts('Files.ReadWrite', '');

/** https://learn.microsoft.com/graph/api/resources/worksheet */
const sheetType = entityType('workbookWorksheet', {
  writable: { name: 'text', position: 'number', visibility: 'text' },
});

/** https://learn.microsoft.com/graph/api/resources/range */
const rangeType = entityType('workbookRange', {
  writable: { values: 'list', formulas: 'list', numberFormat: 'list' },
  readOnly: words(`address addressLocal cellCount columnCount columnHidden columnIndex formulasLocal
    formulasR1C1 hidden rowCount rowHidden rowIndex text valueTypes`),
});

function sheetView({ sheets }: Workbook, sheet: Sheet) {
  const { id, name } = sheet;
  return { id, name, position: sheets.indexOf(sheet), visibility: 'Visible' };
}

const sheets = (call: Call) => ({
  type: sheetType,
  fragment: `${workbookFragment(call)}/worksheets`,
});

function listSheets(call: Call): Reply {
  const workbook = workbookOf(call);
  const items = workbook.sheets.map((sheet) => sheetView(workbook, sheet));
  return many(call, { ...sheets(call), items, ...paged });
}

function addSheet(call: Call): Reply {
  const workbook = workbookOf(call);
  const { name = `Sheet${workbook.sheets.length + 1}` } = jsonBody(call);
  if (typeof name !== 'string' || name === '' || name.length > 31) invalid();
  return one(call, sheets(call), sheetView(workbook, workbook.addSheet(name)), 201);
}

function removeSheet(call: Call): Reply {
  const workbook = workbookOf(call);
  workbook.removeSheet(workbook.sheet(param(call, 'worksheet-id')));
  return noContent;
}

function rangeReply(call: Call, workbook: Workbook, sheet: Sheet, range: Range): Reply {
  const address = `${sheet.name}!${rangeText(range)}`;
  const values = eachCell(range, (row, column) => workbook.value(sheet, row, column));
  const formulas = eachCell(range, (row, column) => workbook.typed(sheet, row, column));
  const same = <T>(value: T) => eachCell(range, () => value);
  const described = { type: rangeType, fragment: 'workbookRange' };
  return one(call, described, {
    '@odata.type': '#microsoft.graph.workbookRange',
    address,
    addressLocal: address,
    columnCount: range.columns,
    cellCount: range.rows * range.columns,
    columnHidden: false,
    rowHidden: false,
    numberFormat: same('General'),
    columnIndex: range.column,
    text: values.map((row) => row.map(String)),
    formulas,
    formulasLocal: formulas,
    formulasR1C1: formulas,
    hidden: false,
    rowCount: range.rows,
    rowIndex: range.row,
    valueTypes: values.map((row) => row.map(valueType)),
    values,
  });
}

function valueType(value: Value): string {
  if (typeof value === 'number') return 'Double';
  if (typeof value === 'boolean') return 'Boolean';
  return value === '' ? 'Empty' : 'String';
}

function addressed(call: Call) {
  const workbook = workbookOf(call);
  const sheet = workbook.sheet(param(call, 'worksheet-id'));
  return { workbook, sheet, range: parseRange(param(call, 'address')) };
}

function getRange(call: Call): Reply {
  const { workbook, sheet, range } = addressed(call);
  return rangeReply(call, workbook, sheet, range);
}

function updateRange(call: Call): Reply {
  const { workbook, sheet, range } = addressed(call);
  const { values, formulas } = jsonBody(call);
  const given = matrix(formulas ?? values);
  if (given.length !== range.rows || given.some((row) => row.length !== range.columns))
    throw badRequest(
      'The number of rows or columns in the input array doesn’t match the size or dimensions of the range.',
      'InvalidArgument',
    );
  workbook.write(sheet, range, given);
  return rangeReply(call, workbook, sheet, range);
}

const base = '/me/drive/items/{workbook-id}/workbook';
const range = `${base}/worksheets/{worksheet-id}/range(address='{address}')`;

export const workbookRoutes = routesOf(files, [
  route('POST', `${base}/createSession`, 'workbook-createsession', edit, createSession),
  route('POST', `${base}/closeSession`, 'workbook-closesession', edit, closeSession),
  route('GET', `${base}/worksheets`, 'workbook-list-worksheets', edit, listSheets),
  route('POST', `${base}/worksheets/add`, 'worksheetcollection-add', edit, addSheet),
  route('DELETE', `${base}/worksheets/{worksheet-id}`, 'worksheet-delete', edit, removeSheet),
  route('GET', range, 'worksheet-range', edit, getRange),
  route('PATCH', range, 'range-update', edit, updateRange),
  route('POST', `${base}/tables/add`, 'tablecollection-add', edit, addTable),
  route('GET', `${base}/tables/{table-id}/rows`, 'table-list-rows', edit, listRows),
  route('POST', `${base}/tables/{table-id}/rows`, 'table-post-rows', edit, addRow),
]);
