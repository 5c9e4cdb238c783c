import { randomUUID } from 'node:crypto';
import type { Range } from './range';
import { GraphError } from '../../core/errors';
import { eachCell, parseRange } from './range';

export type Value = string | number | boolean;

export interface Sheet {
  /** As Excel makes them: a GUID in braces. */
  readonly id: string;
  name: string;
  /** What was typed in, by `row,column`. */
  readonly cells: Map<string, Value>;
}

export interface Table {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  readonly hasHeaders: boolean;
  range: Range;
}

const SUM = /^=SUM\(([^()]+)\)$/i;

/** A workbook as Excel holds it while it is open. Of formulas it knows `SUM` only. */
export class Workbook {
  readonly sheets: Sheet[] = [];
  readonly tables: Table[] = [];

  constructor(names: readonly string[]) {
    for (const name of names) this.addSheet(name);
  }

  /** One that changes by itself. */
  copy(): Workbook {
    const copied = new Workbook([]);
    copied.sheets.push(...this.sheets.map((sheet) => ({ ...sheet, cells: new Map(sheet.cells) })));
    copied.tables.push(...this.tables.map((table) => ({ ...table })));
    return copied;
  }

  addSheet(name: string): Sheet {
    if (this.sheets.some((sheet) => sameName(sheet.name, name)))
      throw new GraphError(
        409,
        'ItemAlreadyExists',
        'A resource with the same name or identifier already exists.',
      );
    const sheet = { id: `{${randomUUID().toUpperCase()}}`, name, cells: new Map<string, Value>() };
    this.sheets.push(sheet);
    return sheet;
  }

  /** By id or name. @throws GraphError 404. */
  sheet(idOrName: string): Sheet {
    const found = this.sheets.find(({ id, name }) => id === idOrName || sameName(name, idOrName));
    if (!found) throw itemNotFound();
    return found;
  }

  removeSheet(sheet: Sheet): void {
    if (this.sheets.length === 1)
      throw new GraphError(
        400,
        'InvalidOperation',
        'A workbook must contain at least one visible worksheet.',
      );
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
  }

  table(idOrName: string): Table {
    const found = this.tables.find(({ id, name }) => id === idOrName || sameName(name, idOrName));
    if (!found) throw itemNotFound();
    return found;
  }

  addTable(sheet: Sheet, range: Range, hasHeaders: boolean): Table {
    const number = this.tables.length + 1;
    const id = `{${randomUUID().toUpperCase()}}`;
    const table = { id, name: `Table${number}`, sheetId: sheet.id, hasHeaders, range };
    this.tables.push(table);
    return table;
  }

  write(sheet: Sheet, range: Range, values: readonly (readonly (Value | null)[])[]): void {
    eachCell(range, (row, column) => {
      const value = values[row - range.row]?.[column - range.column] ?? null;
      if (value !== null) sheet.cells.set(`${row},${column}`, value);
    });
  }

  typed(sheet: Sheet, row: number, column: number): Value {
    return sheet.cells.get(`${row},${column}`) ?? '';
  }

  /** What a cell shows: of a formula, what comes of it. */
  value(sheet: Sheet, row: number, column: number): Value {
    const typed = this.typed(sheet, row, column);
    if (typeof typed !== 'string' || !typed.startsWith('=')) return typed;
    const summed = SUM.exec(typed)?.[1];
    if (summed === undefined) return '#NAME?';
    const values = eachCell(parseRange(summed), (r, c) => this.value(sheet, r, c)).flat();
    return values.reduce<number>((sum, each) => sum + (typeof each === 'number' ? each : 0), 0);
  }
}

const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

export function itemNotFound(): GraphError {
  return new GraphError(404, 'ItemNotFound', 'The requested resource doesn’t exist.');
}
