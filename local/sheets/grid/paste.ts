import { unsupported } from '../errors.ts';
import { localeOf } from '../values/locale.ts';
import { FormulaError } from '../values/formula.ts';
import { CellReader } from '../values/render.ts';
import type { Book } from './book.ts';
import { type Cell, type CellParts, withParts } from './cell.ts';
import { covers, type Area } from './range.ts';
import type { WireGridRange } from './sheet.ts';

/** Gives the cell that stands in the destination after one of the source was pasted on it. */
export type Paste = (from: Cell | undefined, onto: Cell | undefined) => Cell | undefined;

/** How cells of `source` are pasted under a paste type of the API. */
export function pasteOf(type: string | undefined, source: Area, book: Book): Paste {
  const reader = new CellReader(source.sheet, localeOf(book.locale));
  switch (type) {
    case undefined:
    case 'PASTE_NORMAL':
      return (from) => from;
    case 'PASTE_NO_BORDERS':
      return (from) => {
        const { borders: _borders, ...format } = from?.format ?? {};
        return from && withParts(from, { format: Object.keys(format).length > 0 ? format : undefined });
      };
    case 'PASTE_VALUES':
      return (from, onto) => withParts(onto, { value: shownValue(reader, from), formula: undefined });
    case 'PASTE_FORMULA':
      return (from, onto) => withParts(onto, pick(from, ['value', 'formula']));
    case 'PASTE_FORMAT':
      return (from, onto) => withParts(onto, pick(from, ['format']));
    case 'PASTE_DATA_VALIDATION':
      return (from, onto) => withParts(onto, pick(from, ['dataValidation']));
    default:
      throw unsupported(`Paste type ${type}`);
  }
}

function pick(cell: Cell | undefined, names: (keyof Cell)[]): CellParts {
  return Object.fromEntries(names.map((name) => [name, cell?.[name]]));
}

function shownValue(reader: CellReader, cell: Cell | undefined): Cell['value'] | undefined {
  const value = reader.effective(cell);
  return value instanceof FormulaError ? value.shown : value;
}

/** The cells of an area, row by row. */
export function cellsOf(area: Area): (Cell | undefined)[][] {
  return Array.from({ length: area.endRow - area.startRow }, (_, row) =>
    Array.from({ length: area.endColumn - area.startColumn }, (__, column) =>
      area.sheet.rows.cell(area.startRow + row, area.startColumn + column),
    ),
  );
}

/** Merges that lie wholly in the area. */
export function mergesIn(area: Area): WireGridRange[] {
  return area.sheet.info.merges.filter((merge) =>
    covers(
      {
        sheetId: area.sheet.id,
        startRowIndex: area.startRow,
        endRowIndex: area.endRow,
        startColumnIndex: area.startColumn,
        endColumnIndex: area.endColumn,
      },
      {
        sheet: area.sheet,
        startRow: merge.startRowIndex ?? 0,
        endRow: merge.endRowIndex ?? area.sheet.rowCount,
        startColumn: merge.startColumnIndex ?? 0,
        endColumn: merge.endColumnIndex ?? area.sheet.columnCount,
      },
    ),
  );
}
