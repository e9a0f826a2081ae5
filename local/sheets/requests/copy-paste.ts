import { cellsOf, mergesIn, pasteMerges, pasteOf } from '../grid/paste.ts';
import { areaOf } from '../grid/range.ts';
import { requestKind } from './request-kind.ts';

/**
 * Copies cells, whose relative references move along, and with everything also their merges (doc, but not transposed
 * ones); a destination that is a multiple of the source is filled with it again and again.
 */
export const copyPaste = requestKind(
  'copyPaste',
  ({ source = {}, destination = {}, pasteType, pasteOrientation }, edit) => {
    const from = areaOf(edit.book, source);
    const given = areaOf(edit.book, destination);
    const paste = pasteOf(pasteType, from, edit);
    const read = cellsOf(from);
    const cells = pasteOrientation === 'TRANSPOSE' ? transpose(read) : read;
    const height = cells.length;
    const width = cells[0]?.length ?? 0;
    const { sheet, startRow, startColumn } = given;
    const fit = (size: number, part: number): number => Math.max(1, Math.floor(size / part)) * part;
    const to = {
      sheet,
      startRow,
      startColumn,
      endRow: Math.min(startRow + fit(given.endRow - startRow, height), sheet.rowCount),
      endColumn: Math.min(startColumn + fit(given.endColumn - startColumn, width), sheet.columnCount),
    };
    edit.guard(to);
    for (let row = startRow; row < to.endRow; row += 1) {
      for (let column = startColumn; column < to.endColumn; column += 1) {
        const taken = cells[(row - startRow) % height]?.[(column - startColumn) % width];
        if (!taken) continue;
        const distance = { rows: row - taken.row, columns: column - taken.column };
        sheet.rows.set(row, column, paste(taken, sheet.rows.cell(row, column), distance));
      }
    }
    if (pasteType && pasteType !== 'PASTE_NORMAL') return;
    const merges = pasteOrientation === 'TRANSPOSE' ? [] : mergesIn(from);
    for (let row = startRow; row + height <= to.endRow; row += height) {
      for (let column = startColumn; column + width <= to.endColumn; column += width) {
        const tile = {
          sheet,
          startRow: row,
          startColumn: column,
          endRow: row + height,
          endColumn: column + width,
        };
        pasteMerges(edit.book, merges, tile, row - from.startRow, column - from.startColumn);
      }
    }
  },
);

function transpose<T>(rows: T[][]): T[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]!));
}
