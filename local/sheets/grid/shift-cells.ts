import { invalid } from '../errors.ts';
import { type Cell, holdsData } from './cell.ts';
import { type Dimension, moveNames, moveRanges } from './change-dimension.ts';
import type { Edit } from './edit.ts';
import { followDimension } from './follow.ts';
import { type Area, covers, overlaps } from './range.ts';
import { type DimensionChange, reorder } from './shift.ts';

/**
 * Inserts empty cells in the place of an area, or deletes the area's cells: those below it (ROWS) or to its right
 * (COLUMNS) make room or move up. References follow, and ranges that lie wholly in the area's columns or rows. Rows and
 * columns themselves stay with their sizes and metadata; the grid grows when data would be pushed out of it (assumed).
 * @throws 400 when a merge or a table would be torn apart, or a cell that moves is protected
 */
export function shiftCells(edit: Edit, area: Area, dimension: Dimension, kind: 'insert' | 'delete'): void {
  const { sheet } = area;
  const down = dimension === 'ROWS';
  const moving: Area = { ...area, ...(down ? { endRow: sheet.rowCount } : { endColumn: sheet.columnCount }) };
  edit.guard(moving);
  checkWhole(moving, area, down);
  const [start, end] = down ? [area.startRow, area.endRow] : [area.startColumn, area.endColumn];
  const change: DimensionChange =
    kind === 'insert' ? { kind, at: start, count: end - start } : { kind, start, end };
  const across = down
    ? { start: area.startColumn, end: area.endColumn }
    : { start: area.startRow, end: area.endRow };
  for (let line = across.start; line < across.end; line += 1) {
    moveLine(lineOf(area, down, line), change);
  }
  followDimension(edit.book, sheet, dimension, change, across);
  moveRanges(edit.book, sheet.change(), sheet.id, dimension, change, across);
  moveNames(edit.book, sheet.id, dimension, change, across);
}

/** One column, or one row, of a sheet. */
interface Line {
  cells: (Cell | undefined)[];
  /** Where the grid ends. */
  size: number;
  grow: (size: number) => void;
  set: (at: number, cell: Cell | undefined) => void;
}

function lineOf({ sheet }: Area, down: boolean, line: number): Line {
  const { rows } = sheet;
  return down
    ? {
        cells: Array.from({ length: rows.length }, (_, row) => rows.cell(row, line)),
        size: sheet.rowCount,
        grow: (size) => sheet.grow(size, 0),
        set: (row, cell) => rows.set(row, line, cell),
      }
    : {
        cells: Array.from(rows.row(line) ?? []),
        size: sheet.columnCount,
        grow: (size) => sheet.grow(0, size),
        set: (column, cell) => rows.set(line, column, cell),
      };
}

function moveLine({ cells, size, grow, set }: Line, change: DimensionChange): void {
  const next = reorder(cells, change, () => undefined);
  const last = next.findLastIndex(holdsData);
  if (last >= size) grow(last + 1);
  const end = Math.max(size, last + 1);
  const length = Math.min(end, Math.max(next.length, cells.length));
  for (let at = 0; at < length; at += 1) if (next[at] !== cells[at]) set(at, next[at]);
}

function checkWhole(moving: Area, area: Area, down: boolean): void {
  const { merges, tables } = moving.sheet.info;
  const strip = {
    sheetId: moving.sheet.id,
    ...(down
      ? { startColumnIndex: area.startColumn, endColumnIndex: area.endColumn }
      : { startRowIndex: area.startRow, endRowIndex: area.endRow }),
  };
  const torn = [...merges, ...tables.flatMap(({ range }) => range ?? [])].some(
    (range) =>
      overlaps(range, moving) &&
      !covers(strip, {
        sheet: moving.sheet,
        startRow: range.startRowIndex ?? 0,
        endRow: range.endRowIndex ?? moving.sheet.rowCount,
        startColumn: range.startColumnIndex ?? 0,
        endColumn: range.endColumnIndex ?? moving.sheet.columnCount,
      }),
  );
  if (torn) throw invalid('The cells cannot be shifted: this would take a merge or a table apart.');
}
