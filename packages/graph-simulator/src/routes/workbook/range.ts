import { badRequest } from '../../core/errors';

/** Rows and columns count from 0; both ends belong to it. */
export interface Range {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

const CELL = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i;

/** `A1` or `A1:B2`. @throws GraphError 400. */
export function parseRange(text: string): Range {
  const [from = '', to = from] = text.split(':');
  const [first, last] = [cell(from), cell(to)];
  const [row, column] = [Math.min(first.row, last.row), Math.min(first.column, last.column)];
  return {
    row,
    column,
    rows: Math.abs(last.row - first.row) + 1,
    columns: Math.abs(last.column - first.column) + 1,
  };
}

function cell(text: string): { row: number; column: number } {
  const [, letters = '', digits = '0'] = CELL.exec(text) ?? [];
  const row = Number(digits) - 1;
  if (row < 0)
    throw badRequest(
      'The argument is invalid or missing or has an incorrect format.',
      'InvalidArgument',
    );
  const number = Array.from(letters.toUpperCase()).reduce(
    (sum, each) => sum * 26 + each.charCodeAt(0) - 64,
    0,
  );
  return { row, column: number - 1 };
}

export function rangeText({ row, column, rows, columns }: Range): string {
  const first = cellText(row, column);
  const last = cellText(row + rows - 1, column + columns - 1);
  return first === last ? first : `${first}:${last}`;
}

function cellText(row: number, column: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** What `ask` says of each cell, row by row. */
export function eachCell<T>(range: Range, ask: (row: number, column: number) => T): T[][] {
  return Array.from({ length: range.rows }, (_, down) =>
    Array.from({ length: range.columns }, (__, right) =>
      ask(range.row + down, range.column + right),
    ),
  );
}
