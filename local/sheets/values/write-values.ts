import { invalid } from '../errors.ts';
import { type A1Range, columnName, toA1 } from '../grid/a1.ts';
import { pastGrid } from '../grid/a1-text.ts';
import type { Book } from '../grid/book.ts';
import { type Cell, withParts } from '../grid/cell.ts';
import { checkLength } from '../grid/cell-data.ts';
import type { Edit } from '../grid/edit.ts';
import { rangeOfArea } from '../grid/merges.ts';
import type { Area } from '../grid/range.ts';
import { type Locale, localeOf } from './locale.ts';
import type { InputOption } from './options.ts';
import { parseEntered } from './parse.ts';
import type { MajorDimension } from './read-values.ts';
import { checkValidation } from './validation.ts';

/** What a write touched, for counting: rows and columns are counted over all its ranges. */
export interface Written {
  area: Area;
  cells: number;
  /** Rows and columns in which a cell was written; one full of nulls is not (recorded). */
  rows: ReadonlySet<number>;
  columns: ReadonlySet<number>;
}

/** How far values may reach: within the area they were sent for, to the end of the grid, or past it, so that it grows. */
export type Room = 'area' | 'grid' | 'growing';

/** The room of a range to write to: from one cell, values run on (recorded); whether past the grid's end is a doubt. */
export function roomOf({ single }: A1Range, { doubts }: Book): Room {
  if (!single) return 'area';
  return doubts.runningOnGrows ? 'growing' : 'grid';
}

/**
 * Writes values from the area's top left corner. null skips a cell and is not counted; '' empties it and is (recorded).
 * @throws 400 when values lie outside their room, a cell is protected, too long, or no plain value
 */
export function writeValues(
  edit: Edit,
  area: Area,
  values: readonly (readonly unknown[])[],
  major: MajorDimension,
  option: InputOption,
  room: Room,
): Written {
  const { sheet, startRow, startColumn } = area;
  const byRows = major === 'ROWS';
  const longest = values.reduce((most, line) => Math.max(most, line.length), 0);
  const [height, width] = byRows ? [values.length, longest] : [longest, values.length];
  if (room === 'area') {
    if (startColumn + width > area.endColumn && width > 0)
      throw outside(edit.book, area, `column [${columnName(area.endColumn)}]`);
    if (startRow + height > area.endRow && height > 0)
      throw outside(edit.book, area, `row [${area.endRow + 1}]`);
  }
  const touched: Area = {
    sheet,
    startRow,
    endRow: startRow + height,
    startColumn,
    endColumn: startColumn + width,
  };
  if (room === 'grid' && (touched.endRow > sheet.rowCount || touched.endColumn > sheet.columnCount)) {
    throw pastGrid(edit.book, sheet, rangeOfArea(touched));
  }
  sheet.grow(touched.endRow, touched.endColumn);
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
      const before = sheet.rows.cell(row, column);
      const cell = entered(before, value, option, locale, year);
      checkValidation(edit, before, cell, { row, column });
      sheet.rows.set(row, column, cell);
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

function outside(book: Book, area: Area, where: string): Error {
  return invalid(`Requested writing within range [${toA1(area, book)}], but tried writing to ${where}`);
}
