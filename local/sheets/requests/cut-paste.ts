import { invalid } from '../errors.ts';
import type { Book } from '../grid/book.ts';
import { withParts } from '../grid/cell.ts';
import { followMove, nameSheetIn } from '../grid/follow.ts';
import { moveMetadata } from '../grid/metadata.ts';
import { cellsOf, mergesIn, pasteMerges, pasteOf } from '../grid/paste.ts';
import { type Area, areaOf } from '../grid/range.ts';
import { requestKind } from './request-kind.ts';

/**
 * Moves cells to another place; formulas go on speaking of the same cells, wherever these lie now. Whether whole columns
 * take their developer metadata along is a doubt.
 */
export const cutPaste = requestKind('cutPaste', ({ source = {}, destination = {}, pasteType }, edit) => {
  const { book } = edit;
  const from = areaOf(book, source);
  const sheet = book.grid(destination.sheetId);
  const { rowIndex: startRow = 0, columnIndex: startColumn = 0 } = destination;
  const to: Area = {
    sheet,
    startRow,
    endRow: startRow + from.endRow - from.startRow,
    startColumn,
    endColumn: startColumn + from.endColumn - from.startColumn,
  };
  if (to.endRow > sheet.rowCount || to.endColumn > sheet.columnCount) {
    throw invalid(
      `The pasted range exceeds grid limits. Max rows: ${sheet.rowCount}, max columns: ${sheet.columnCount}`,
    );
  }
  edit.guard(from);
  edit.guard(to);
  const takesFormulas = !['PASTE_VALUES', 'PASTE_FORMAT', 'PASTE_DATA_VALIDATION'].includes(pasteType ?? '');
  if (takesFormulas) nameSheetIn(from, sheet);
  const paste = pasteOf(pasteType, from, edit);
  const cells = cellsOf(from);
  const merges = mergesIn(from);
  const everything = pasteType === undefined || pasteType === 'PASTE_NORMAL';
  cells.forEach((row, r) =>
    row.forEach((_, c) => {
      const at = { row: from.startRow + r, column: from.startColumn + c };
      const left = everything
        ? undefined
        : withParts(from.sheet.rows.cell(at.row, at.column), { value: undefined, formula: undefined });
      from.sheet.rows.set(at.row, at.column, left);
    }),
  );
  cells.forEach((row, r) =>
    row.forEach((taken, c) => {
      sheet.rows.set(
        startRow + r,
        startColumn + c,
        paste(taken, sheet.rows.cell(startRow + r, startColumn + c), { rows: 0, columns: 0 }),
      );
    }),
  );
  if (takesFormulas) followMove(book, from, { sheet, row: startRow, column: startColumn });
  if (!everything) return;
  if (book.doubts.cutPasteTakesColumnMetadata) takeColumnMetadata(book, from, to);
  if (merges.length > 0) {
    const info = from.sheet.change();
    info.merges = info.merges.filter((merge) => !merges.some((moved) => sameRange(moved, merge)));
  }
  pasteMerges(book, merges, to, startRow - from.startRow, startColumn - from.startColumn);
});

function takeColumnMetadata(book: Book, from: Area, to: Area): void {
  if (from.startRow > 0 || from.endRow < from.sheet.rowCount) return;
  moveMetadata(book, (place) => {
    const taken =
      place.type === 'COLUMN' &&
      place.sheetId === from.sheet.id &&
      place.index >= from.startColumn &&
      place.index < from.endColumn;
    if (!taken) return place;
    return { ...place, sheetId: to.sheet.id, index: place.index - from.startColumn + to.startColumn };
  });
}

function sameRange(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
