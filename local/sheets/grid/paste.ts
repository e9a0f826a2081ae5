import { FormulaError } from '../formula/errors.ts';
import { copiedFormula } from '../formula/rewrite.ts';
import { unsupported } from '../errors.ts';
import { CellReader } from '../values/render.ts';
import type { Book } from './book.ts';
import { type Cell, type CellParts, withParts } from './cell.ts';
import type { Edit } from './edit.ts';
import { rangeOfArea, unmerge } from './merges.ts';
import { covers, type Area } from './range.ts';
import type { WireGridRange } from './sheet.ts';

/** A cell that is to be pasted, and where it was. */
export interface Source {
  cell: Cell | undefined;
  row: number;
  column: number;
}

/** How far a copy's relative references move. */
export interface Distance {
  rows: number;
  columns: number;
}

/** Gives the cell that stands in the destination after one of the source was pasted on it. */
export type Paste = (from: Source, onto: Cell | undefined, distance: Distance) => Cell | undefined;

/** How cells of `source` are pasted under a paste type of the API. */
export function pasteOf(type: string | undefined, source: Area, edit: Edit): Paste {
  const reader = new CellReader(edit.book, source.sheet, edit.now);
  switch (type) {
    case undefined:
    case 'PASTE_NORMAL':
      return ({ cell }, _, distance) => copied(cell, distance);
    case 'PASTE_NO_BORDERS':
      return ({ cell }, _, distance) => {
        const { borders: _borders, ...format } = cell?.format ?? {};
        const plain = Object.keys(format).length > 0 ? format : undefined;
        return cell && withParts(copied(cell, distance), { format: plain });
      };
    case 'PASTE_VALUES':
      return (from, onto) => withParts(onto, { value: shownValue(reader, from), formula: undefined });
    case 'PASTE_FORMULA':
      return ({ cell }, onto, distance) =>
        withParts(onto, pick(copied(cell, distance), ['value', 'formula']));
    case 'PASTE_FORMAT':
      return ({ cell }, onto) => withParts(onto, pick(cell, ['format']));
    case 'PASTE_DATA_VALIDATION':
      return ({ cell }, onto) => withParts(onto, pick(cell, ['dataValidation']));
    default:
      throw unsupported(`Paste type ${type}`);
  }
}

function pick(cell: Cell | undefined, names: (keyof Cell)[]): CellParts {
  return Object.fromEntries(names.map((name) => [name, cell?.[name]]));
}

/** The cell as a copy at this distance: relative references move along. */
export function copied(cell: Cell | undefined, { rows, columns }: Distance): Cell | undefined {
  if (cell?.formula === undefined) return cell;
  return withParts(cell, { formula: copiedFormula(cell.formula, rows, columns) });
}

function shownValue(reader: CellReader, { cell, row, column }: Source): Cell['value'] | undefined {
  const value = reader.effective(cell, row, column);
  return value instanceof FormulaError ? value.shown : value;
}

/** The cells of an area, row by row. */
export function cellsOf(area: Area): Source[][] {
  return Array.from({ length: area.endRow - area.startRow }, (_, r) =>
    Array.from({ length: area.endColumn - area.startColumn }, (__, c) => {
      const [row, column] = [area.startRow + r, area.startColumn + c];
      return { cell: area.sheet.rows.cell(row, column), row, column };
    }),
  );
}

/** Merges that lie wholly in the area. */
export function mergesIn(area: Area): WireGridRange[] {
  const whole = rangeOfArea(area);
  return area.sheet.info.merges.filter((merge) =>
    covers(whole, {
      sheet: area.sheet,
      startRow: merge.startRowIndex ?? 0,
      endRow: merge.endRowIndex ?? area.sheet.rowCount,
      startColumn: merge.startColumnIndex ?? 0,
      endColumn: merge.endColumnIndex ?? area.sheet.columnCount,
    }),
  );
}

/**
 * Puts merges of a source at a destination, so many rows and columns away; those that lie there go (assumed).
 * @throws 400 when one of those reaches out of the destination
 */
export function pasteMerges(
  book: Book,
  merges: readonly WireGridRange[],
  to: Area,
  down: number,
  right: number,
): void {
  if (merges.length === 0) return;
  unmerge(book, to);
  to.sheet.change().merges.push(
    ...merges.map((merge) => ({
      sheetId: to.sheet.id,
      startRowIndex: (merge.startRowIndex ?? 0) + down,
      endRowIndex: (merge.endRowIndex ?? 0) + down,
      startColumnIndex: (merge.startColumnIndex ?? 0) + right,
      endColumnIndex: (merge.endColumnIndex ?? 0) + right,
    })),
  );
}
