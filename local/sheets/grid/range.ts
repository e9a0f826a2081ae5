import { invalid } from '../errors.ts';
import { pastGrid } from './a1-text.ts';
import type { Book } from './book.ts';
import type { Sheet, WireGridRange } from './sheet.ts';

/** A closed piece of one grid, half-open indices. */
export interface Area {
  sheet: Sheet;
  startRow: number;
  endRow: number;
  startColumn: number;
  endColumn: number;
}

/**
 * A GridRange closed to its grid: what is left open runs to the grid's end, what ends past it is cut there.
 * @throws 400 `No grid with id: n`; 400 when it is reversed or starts past the grid's end (measured: gitronald/gdrives)
 */
export function areaOf(book: Book, range: WireGridRange): Area {
  const sheet = book.grid(range.sheetId);
  const startRow = range.startRowIndex ?? 0;
  const startColumn = range.startColumnIndex ?? 0;
  const endRow = Math.min(range.endRowIndex ?? sheet.rowCount, sheet.rowCount);
  const endColumn = Math.min(range.endColumnIndex ?? sheet.columnCount, sheet.columnCount);
  const reversed =
    (range.endRowIndex ?? Infinity) < startRow || (range.endColumnIndex ?? Infinity) < startColumn;
  if (startRow < 0 || startColumn < 0 || reversed) {
    throw invalid(`Invalid range: ${JSON.stringify({ ...range, sheetId: sheet.id })}`);
  }
  if (startRow >= sheet.rowCount || startColumn >= sheet.columnCount) {
    throw pastGrid(book, sheet, range);
  }
  return { sheet, startRow, endRow, startColumn, endColumn };
}

/** The whole grid. */
export function wholeSheet(sheet: Sheet): Area {
  return { sheet, startRow: 0, endRow: sheet.rowCount, startColumn: 0, endColumn: sheet.columnCount };
}

/** A range as it is kept: its sheet's id is always there. */
export function keptRange(range: WireGridRange): WireGridRange {
  return { ...range, sheetId: range.sheetId ?? 0 };
}

/** A kept range as it goes out: `sheetId` stays out when it is 0, start indices are written (recorded). */
export function shownRange(range: WireGridRange): WireGridRange {
  const { sheetId, ...rest } = range;
  return sheetId ? { sheetId, ...rest } : rest;
}

/** Whether a kept range (open sides reach to infinity) and an area share a cell. */
export function overlaps(range: WireGridRange, area: Area): boolean {
  return (
    (range.sheetId ?? 0) === area.sheet.id &&
    (range.startRowIndex ?? 0) < area.endRow &&
    (range.endRowIndex ?? Infinity) > area.startRow &&
    (range.startColumnIndex ?? 0) < area.endColumn &&
    (range.endColumnIndex ?? Infinity) > area.startColumn
  );
}

/** Whether the area lies wholly within the kept range. */
export function covers(range: WireGridRange, area: Area): boolean {
  return (
    (range.sheetId ?? 0) === area.sheet.id &&
    (range.startRowIndex ?? 0) <= area.startRow &&
    (range.endRowIndex ?? Infinity) >= area.endRow &&
    (range.startColumnIndex ?? 0) <= area.startColumn &&
    (range.endColumnIndex ?? Infinity) >= area.endColumn
  );
}
