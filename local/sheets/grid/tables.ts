import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { invalid } from '../errors.ts';
import type { Given } from '../wire/given.ts';
import type { Book } from './book.ts';
import { type Area, overlaps, shownRange } from './range.ts';
import type { Sheet } from './sheet.ts';

export type Table = Given<sheets_v4.Schema$Table>;

/** The sheet that holds a table. @throws 400 for an unknown id */
export function sheetOfTable(book: Book, tableId: string | undefined): { sheet: Sheet; table: Table } {
  for (const sheet of book.sheets) {
    const table = sheet.info.tables.find((other) => other.tableId === tableId);
    if (table) return { sheet, table };
  }
  throw invalid(`No table with id: ${tableId ?? ''}`);
}

/** One column property per column: given ones win, names come from the first row (recorded), else `Column n`. */
export function columnsOf(
  area: Area,
  given: Table['columnProperties'] = [],
): NonNullable<Table['columnProperties']> {
  return Array.from({ length: area.endColumn - area.startColumn }, (_, index) => {
    const own = given.find((column) => (column.columnIndex ?? 0) === index);
    const header = area.sheet.rows.cell(area.startRow, area.startColumn + index)?.value;
    const columnName = own?.columnName ?? (header === undefined ? `Column ${index + 1}` : String(header));
    const { columnIndex: _index, columnName: _name, ...rest } = own ?? {};
    return { ...(index > 0 ? { columnIndex: index } : {}), columnName, ...rest };
  });
}

/** Makes the tables one of whose columns this is, and which end at this row, longer by so many rows. */
export function extendTables(sheet: Sheet, column: number, row: number, count: number): void {
  const ends = ({ range }: Table): boolean =>
    range?.endRowIndex === row &&
    (range.startColumnIndex ?? 0) <= column &&
    (range.endColumnIndex ?? Infinity) > column;
  if (count <= 0 || !sheet.info.tables.some(ends)) return;
  const info = sheet.change();
  info.tables = info.tables.map((table) =>
    ends(table) ? { ...table, range: { ...table.range, endRowIndex: row + count } } : table,
  );
}

/** @throws 400 when another table lies on the area */
export function checkNoTable(area: Area, exceptId?: string): void {
  for (const table of area.sheet.info.tables) {
    if (table.tableId !== exceptId && table.range && overlaps(table.range, area)) {
      throw invalid('The table range overlaps another table.');
    }
  }
}

/** A table as it goes out. */
export function shownTable(table: Table): Table {
  return { ...table, ...(table.range ? { range: shownRange(table.range) } : {}) };
}
