import { invalid } from '../errors.ts';
import { columnIndex, pastGrid } from './a1-text.ts';
import type { Book } from './book.ts';
import { type Area, areaOf, wholeSheet } from './range.ts';
import type { Sheet } from './sheet.ts';

export { columnIndex, columnName, toA1 } from './a1-text.ts';

/** A range read from A1 notation. `single` is true for one cell, whose write may run on to the right and down. */
export interface A1Range extends Area {
  single: boolean;
}

interface Corner {
  row?: number;
  column?: number;
}

/**
 * Reads A1 notation (`Sheet1!A1:B2`, `A:C`, `'My sheet'!1:3`, `Sheet1`, a named range; R1C1 too), closed to the grid.
 * @throws 400 `Unable to parse range: …` for a sheet or name that is not there;
 *   400 `Range (…) exceeds grid limits. …` when it starts past the grid's end
 */
export function parseA1(book: Book, text: string): A1Range {
  const { title, cells } = splitTitle(text);
  if (title !== undefined) {
    const sheet = book.byTitle(title);
    if (!sheet) throw unparsable(text);
    if (cells === undefined) return { ...wholeSheet(sheet), single: false };
    return cellsOn(book, sheet, cells) ?? named(book, cells) ?? fail(text);
  }
  const first = book.sheets[0];
  const onFirst = first && cells !== undefined ? cellsOn(book, first, cells) : undefined;
  if (onFirst) return onFirst;
  const range = named(book, text);
  if (range) return range;
  const sheet = book.byTitle(text);
  if (sheet) return { ...wholeSheet(sheet), single: false };
  throw unparsable(text);
}

function fail(text: string): never {
  throw unparsable(text);
}

function unparsable(text: string): Error {
  return invalid(`Unable to parse range: ${text}`);
}

function splitTitle(text: string): { title?: string; cells?: string } {
  const quoted = /^'((?:[^']|'')*)'(?:!([\s\S]*))?$/.exec(text);
  if (quoted) {
    const title = (quoted[1] ?? '').replaceAll("''", "'");
    return quoted[2] === undefined ? { title } : { title, cells: quoted[2] };
  }
  const bang = text.lastIndexOf('!');
  if (bang < 0) return { cells: text };
  return { title: text.slice(0, bang), cells: text.slice(bang + 1) };
}

function named(book: Book, name: string): A1Range | undefined {
  const range = book.info.namedRanges.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  if (!range) return undefined;
  return { ...areaOf(book, range.range), single: false };
}

function corner(text: string): Corner | undefined {
  const a1 = /^\$?([A-Za-z]{1,3})?\$?([1-9][0-9]*)?$/.exec(text);
  if (a1 && (a1[1] || a1[2])) {
    return {
      ...(a1[1] ? { column: columnIndex(a1[1]) } : {}),
      ...(a1[2] ? { row: Number(a1[2]) - 1 } : {}),
    };
  }
  const r1c1 = /^R([1-9][0-9]*)C([1-9][0-9]*)$/i.exec(text);
  return r1c1 ? { row: Number(r1c1[1]) - 1, column: Number(r1c1[2]) - 1 } : undefined;
}

function cellsOn(book: Book, sheet: Sheet, cells: string): A1Range | undefined {
  const [from = '', to, ...more] = cells.split(':');
  const start = corner(from);
  const end = to === undefined ? start : corner(to);
  if (!start || !end || more.length > 0) return undefined;
  const single = to === undefined;
  if (single && (start.row === undefined || start.column === undefined)) return undefined;
  const rows = span(start.row, end.row, sheet.rowCount);
  const columns = span(start.column, end.column, sheet.columnCount);
  if (rows.start >= sheet.rowCount || columns.start >= sheet.columnCount) {
    throw pastGrid(book, sheet, {
      startRowIndex: rows.start,
      endRowIndex: rows.end,
      startColumnIndex: columns.start,
      endColumnIndex: columns.end,
    });
  }
  return {
    sheet,
    startRow: rows.start,
    endRow: Math.min(rows.end, sheet.rowCount),
    startColumn: columns.start,
    endColumn: Math.min(columns.end, sheet.columnCount),
    single,
  };
}

/** Both ends in order; one end left out runs to the grid's end (`A1:1`, `A1:C`), both left out is the whole side. */
function span(
  from: number | undefined,
  to: number | undefined,
  size: number,
): { start: number; end: number } {
  if (from === undefined && to === undefined) return { start: 0, end: size };
  if (from === undefined || to === undefined) {
    const start = from ?? to ?? 0;
    return { start, end: Math.max(size, start + 1) };
  }
  return { start: Math.min(from, to), end: Math.max(from, to) + 1 };
}
