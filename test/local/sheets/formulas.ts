import { FormulaError } from '../../../local/sheets/formula/errors.ts';
import type { Book } from '../../../local/sheets/grid/book.ts';
import { CellReader } from '../../../local/sheets/values/render.ts';
import { bookOf } from './book.ts';

/** Two o'clock at night on the 24th in Berlin. */
export const NIGHT = new Date('2026-11-24T01:00:00Z');

/** What the formula gives in the last cell (F20) of the one sheet of a German spreadsheet; of an error, what it shows. */
export function computed(formula: string, book: Book = bookOf()): unknown {
  const value = result(formula, book);
  return value instanceof FormulaError ? value.shown : value;
}

/** The whole of an error: `#DIV/0! (Function DIVIDE parameter 2 cannot be zero.)`. */
export function explained(formula: string, book: Book = bookOf()): string {
  const value = result(formula, book);
  return value instanceof FormulaError ? `${value.shown} (${value.message})` : 'no error';
}

function result(formula: string, book: Book): unknown {
  const sheet = book.grid(7);
  const cell = { formula };
  sheet.rows.set(19, 5, cell);
  return new CellReader(book, sheet, NIGHT).effective(cell, 19, 5);
}

/** The formulas of the sheet by cell: `{ B2: '=A1' }`. */
export function formulasOf(book: Book, sheetId = 7): Record<string, string> {
  const sheet = book.grid(sheetId);
  const found: Record<string, string> = {};
  for (let row = 0; row < sheet.rows.length; row += 1) {
    for (const [column, cell] of sheet.rows.row(row)?.entries() ?? []) {
      if (cell?.formula !== undefined) found[`${String.fromCharCode(65 + column)}${row + 1}`] = cell.formula;
    }
  }
  return found;
}

/** Puts formulas into cells of the sheet: `{ B2: '=A1' }`. */
export function enterFormulas(book: Book, formulas: Record<string, string>, sheetId = 7): void {
  for (const [place, formula] of Object.entries(formulas)) {
    book.grid(sheetId).rows.set(Number(place.slice(1)) - 1, place.charCodeAt(0) - 65, { formula });
  }
}
