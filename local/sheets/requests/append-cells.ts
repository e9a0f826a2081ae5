import { invalid } from '../errors.ts';
import { type CellWriter, cellWriter } from '../grid/cell-data.ts';
import { holdsData, lookOf } from '../grid/cell.ts';
import type { Edit } from '../grid/edit.ts';
import { type Area, areaOf } from '../grid/range.ts';
import { shiftCells } from '../grid/shift-cells.ts';
import type { Sheet } from '../grid/sheet.ts';
import { extendTables, sheetOfTable } from '../grid/tables.ts';
import { checkValidation } from '../values/validation.ts';
import { requestKind, type Requests, requiredMask } from './request-kind.ts';

type Rows = NonNullable<NonNullable<Requests['appendCells']>['rows']>;

/**
 * Appends rows after the last row with data in the sheet, or in the table, and grows the grid where it must. Doubts:
 * whether validation counts as data, and whether new cells inherit from the row above.
 */
export const appendCells = requestKind('appendCells', ({ sheetId, tableId, rows = [], fields }, edit) => {
  const write = cellWriter(requiredMask(fields, 'CellData'));
  if (tableId) {
    appendToTable(edit, tableId, rows, write);
    return;
  }
  const sheet = edit.book.grid(sheetId);
  const startRow = sheet.dataEnd(edit.book.doubts.validatedRowsAreData);
  inherit(edit, sheet, startRow, rows.length);
  writeAt(edit, sheet, startRow, 0, rows, write);
});

/** Gives new rows the look of the row above, where their cells have none. */
function inherit({ book }: Edit, sheet: Sheet, startRow: number, count: number): void {
  if (!book.doubts.appendedCellsInherit || startRow === 0) return;
  sheet.rows.row(startRow - 1)?.forEach((above, column) => {
    if (!above) return;
    for (let row = startRow; row < startRow + count; row += 1) {
      if (!sheet.rows.cell(row, column)) sheet.rows.set(row, column, lookOf(above));
    }
  });
}

function writeAt(
  edit: Edit,
  sheet: Sheet,
  startRow: number,
  startColumn: number,
  rows: Rows,
  write: CellWriter,
): void {
  const [endRow, endColumn] = [startRow + rows.length, startColumn + widthOf(rows)];
  edit.guard({ sheet, startRow, endRow, startColumn, endColumn });
  sheet.grow(endRow, endColumn);
  rows.forEach(({ values = [] }, offset) => {
    values.forEach((data, at) => {
      const [row, column] = [startRow + offset, startColumn + at];
      const before = sheet.rows.cell(row, column);
      const cell = write(before, data);
      checkValidation(edit, before, cell, { row, column });
      sheet.rows.set(row, column, cell);
    });
  });
}

function widthOf(rows: Rows): number {
  return rows.reduce((most, row) => Math.max(most, row.values?.length ?? 0), 0);
}

/** After the last row of the table with data; what lies below the table makes room where there is something (assumed). */
function appendToTable(edit: Edit, tableId: string, rows: Rows, write: CellWriter): void {
  const { sheet, table } = sheetOfTable(edit.book, tableId);
  const area = areaOf(edit.book, table.range ?? {});
  const { startColumn, endColumn } = area;
  if (widthOf(rows) > endColumn - startColumn) {
    throw invalid(`The rows are wider than the table, which has ${endColumn - startColumn} columns.`);
  }
  const startRow = Math.max(area.startRow + 1, filledEnd(area));
  const missing = startRow + rows.length - area.endRow;
  if (missing > 0) {
    const below = { ...area, startRow: area.endRow, endRow: area.endRow + missing };
    if (filledEnd({ ...below, endRow: Math.min(below.endRow, sheet.rows.length) }) > area.endRow) {
      shiftCells(edit, below, 'ROWS', 'insert');
    }
    extendTables(sheet, startColumn, area.endRow, missing);
  }
  writeAt(edit, sheet, startRow, startColumn, rows, write);
}

/** One past the last row of the area with data, or its first row. */
function filledEnd({ sheet, startRow, endRow, startColumn, endColumn }: Area): number {
  for (let row = endRow - 1; row >= startRow; row -= 1) {
    if (sheet.rows.row(row)?.slice(startColumn, endColumn).some(holdsData)) return row + 1;
  }
  return startRow;
}
