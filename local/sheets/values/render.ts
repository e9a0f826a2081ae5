import type { Cell, Scalar } from '../grid/cell.ts';
import type { Sheet } from '../grid/sheet.ts';
import { formatValue, isDateFormat } from './format.ts';
import { evaluate, FormulaError, type FormulaResult } from './formula.ts';
import type { Locale } from './locale.ts';

/** How values go out; the names are the API's. */
export interface RenderOptions {
  value: 'FORMATTED_VALUE' | 'UNFORMATTED_VALUE' | 'FORMULA';
  dateTime: 'SERIAL_NUMBER' | 'FORMATTED_STRING';
}

/** Shows the cells of one sheet; what formulas gave is remembered for as long as the reader lives. */
export class CellReader {
  readonly #sheet: Sheet;
  readonly #locale: Locale;
  readonly #known = new Map<Cell, FormulaResult>();
  readonly #busy = new Set<Cell>();

  constructor(sheet: Sheet, locale: Locale) {
    this.#sheet = sheet;
    this.#locale = locale;
  }

  /** The value behind the cell: what was entered, or what its formula gives. */
  effective(cell: Cell | undefined): FormulaResult {
    if (cell?.formula === undefined) return cell?.value;
    if (this.#known.has(cell)) return this.#known.get(cell);
    if (this.#busy.has(cell)) return new FormulaError('REF', '#REF!', 'Circular dependency detected.');
    this.#busy.add(cell);
    const result = evaluate(cell.formula, (row, column) =>
      this.effective(this.#sheet.rows.cell(row, column)),
    );
    this.#busy.delete(cell);
    this.#known.set(cell, result);
    return result;
  }

  /** The text the cell shows, undefined for an empty cell. */
  formatted(cell: Cell | undefined): string | undefined {
    const value = this.effective(cell);
    if (value === undefined) return undefined;
    if (value instanceof FormulaError) return value.shown;
    return formatValue(value, cell?.format?.numberFormat, this.#locale);
  }

  /** The cell in the rendering asked for; `''` for an empty one. */
  render(cell: Cell | undefined, options: RenderOptions): Scalar {
    if (cell === undefined) return '';
    if (options.value === 'FORMULA' && cell.formula !== undefined) return cell.formula;
    if (options.value === 'FORMATTED_VALUE') return this.formatted(cell) ?? '';
    const value = this.effective(cell);
    if (value === undefined) return '';
    if (value instanceof FormulaError) return `${value.shown} (${value.message})`;
    if (
      typeof value === 'number' &&
      options.dateTime === 'FORMATTED_STRING' &&
      isDateFormat(cell.format?.numberFormat)
    ) {
      return this.formatted(cell) ?? '';
    }
    return value;
  }
}
