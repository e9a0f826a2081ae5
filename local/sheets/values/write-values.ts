import { invalid } from '../errors.ts';
import { columnName, toA1 } from '../grid/a1.ts';
import { type Cell, withParts } from '../grid/cell.ts';
import { checkLength } from '../grid/cell-data.ts';
import type { Edit } from '../grid/edit.ts';
import type { Area } from '../grid/range.ts';
import { type Locale, localeOf } from './locale.ts';
import type { InputOption } from './options.ts';
import { parseEntered } from './parse.ts';
import type { MajorDimension } from './read-values.ts';

/** What a write touched, for counting: rows and columns are counted over all its ranges. */
export interface Written {
  area: Area;
  cells: number;
  /** Rows and columns in which a cell was written; one full of nulls is not (recorded). */
  rows: ReadonlySet<number>;
  columns: ReadonlySet<number>;
}

/**
 * Writes values from the area's top left corner. null skips a cell and is not counted; '' empties it and is (recorded).
 * `roomy`: the area is one cell and the values may run on over it and make the grid grow.
 * @throws 400 when values lie outside the area, a cell is protected, too long, or no plain value
 */
export function writeValues(
  edit: Edit,
  area: Area,
  values: readonly (readonly unknown[])[],
  major: MajorDimension,
  option: InputOption,
  roomy: boolean,
): Written {
  const { sheet, startRow, startColumn } = area;
  const byRows = major === 'ROWS';
  const longest = values.reduce((most, line) => Math.max(most, line.length), 0);
  const [height, width] = byRows ? [values.length, longest] : [longest, values.length];
  if (!roomy) {
    if (startColumn + width > area.endColumn && width > 0)
      throw outside(area, `column [${columnName(area.endColumn)}]`);
    if (startRow + height > area.endRow && height > 0) throw outside(area, `row [${area.endRow + 1}]`);
  }
  sheet.grow(startRow + height, startColumn + width);
  const touched: Area = {
    sheet,
    startRow,
    endRow: startRow + height,
    startColumn,
    endColumn: startColumn + width,
  };
  edit.guard(touched);
  const locale = localeOf(edit.book.locale);
  const year = edit.now.getUTCFullYear();
  let cells = 0;
  const rows = new Set<number>();
  const columns = new Set<number>();
  values.forEach((line, a) =>
    line.forEach((value, b) => {
      if (value === null || value === undefined) return;
      const row = startRow + (byRows ? a : b);
      const column = startColumn + (byRows ? b : a);
      sheet.rows.set(row, column, entered(sheet.rows.cell(row, column), value, option, locale, year));
      cells += 1;
      rows.add(row);
      columns.add(column);
    }),
  );
  return { area: touched, cells, rows, columns };
}

function entered(
  before: Cell | undefined,
  value: unknown,
  option: InputOption,
  locale: Locale,
  year: number,
): Cell | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return before ? withParts(before, { value, formula: undefined }) : { value };
  }
  if (typeof value !== 'string') {
    throw invalid(
      `Invalid values: ${typeof value === 'object' ? 'struct_value or list_value' : typeof value} is not a cell value.`,
    );
  }
  checkLength(value);
  const asText = option === 'RAW' || before?.format?.numberFormat?.type === 'TEXT';
  if (asText)
    return before ? withParts(before, { value, formula: undefined }) : value === '' ? undefined : { value };
  const { numberFormat, ...parts } = parseEntered(value, locale, year);
  const format =
    numberFormat && !before?.format?.numberFormat ? { ...before?.format, numberFormat } : before?.format;
  return withParts(before, { value: parts.value, formula: parts.formula, format });
}

function outside(area: Area, where: string): Error {
  return invalid(`Requested writing within range [${toA1(area)}], but tried writing to ${where}`);
}
