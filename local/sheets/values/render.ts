import { type Calculation, calculationOf } from '../formula/calculation.ts';
import { FormulaError } from '../formula/errors.ts';
import type { Value } from '../formula/grid.ts';
import type { Book } from '../grid/book.ts';
import type { Cell, CellFormat, Scalar } from '../grid/cell.ts';
import type { Sheet } from '../grid/sheet.ts';
import { formatValue, isDateFormat } from './format.ts';
import { type Locale, localeOf } from './locale.ts';

/** How values go out; the names are the API's. */
export interface RenderOptions {
  value: 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
  dateTime: 'SERIAL_NUMBER' | 'FORMATTED_STRING';
  /** When it is, for TODAY and NOW; without it, this machine's clock tells. */
  now?: Date;
}

/** Shows the cells of one sheet as they stand; what formulas gave is remembered, so after a write a new reader is needed. */
export class CellReader {
  readonly #sheet: Sheet;
  readonly #locale: Locale;
  readonly #calculation: Calculation;

  constructor(book: Book, sheet: Sheet, now = new Date()) {
    this.#sheet = sheet;
    this.#locale = localeOf(book.locale);
    this.#calculation = calculationOf(book, now);
  }

  /** The value behind the cell that lies at this place: what was entered, or what its formula gives. */
  effective(cell: Cell | undefined, row: number, column: number): Value {
    return cell?.formula === undefined ? cell?.value : this.#calculation.value(this.#sheet, row, column);
  }

  /** The text the cell shows, undefined for an empty cell. */
  formatted(cell: Cell | undefined, row: number, column: number): string | undefined {
    const value = this.effective(cell, row, column);
    if (value === undefined) return undefined;
    if (value instanceof FormulaError) return value.shown;
    return formatValue(value, this.numberFormat(cell), this.#locale);
  }

  /** The number format the cell has, or takes from its formula. */
  numberFormat(cell: Cell | undefined): CellFormat['numberFormat'] {
    const own = cell?.format?.numberFormat;
    if (own || cell?.formula === undefined) return own;
    return this.#calculation.formatOf(this.#calculation.tree(cell), this.#sheet);
  }

  /** The cell in the rendering asked for; `''` for an empty one. */
  render(cell: Cell | undefined, row: number, column: number, options: RenderOptions): Scalar {
    if (cell === undefined) return '';
    if (options.value === 'FORMULA' && cell.formula !== undefined) return cell.formula;
    if (options.value === 'FORMATTED_VALUE') return this.formatted(cell, row, column) ?? '';
    const value = this.effective(cell, row, column);
    if (value === undefined) return '';
    if (value instanceof FormulaError)
      return value.message ? `${value.shown} (${value.message})` : value.shown;
    if (
      typeof value === 'number' &&
      options.dateTime === 'FORMATTED_STRING' &&
      isDateFormat(this.numberFormat(cell))
    ) {
      return this.formatted(cell, row, column) ?? '';
    }
    return value;
  }
}
