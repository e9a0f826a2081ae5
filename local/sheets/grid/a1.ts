import { type ApiError, invalid } from '../errors.ts';
import type { Book } from './book.ts';
import { type Area, areaOf, wholeSheet } from './range.ts';
import type { Sheet } from './sheet.ts';

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** 0 for `A`. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/**
 * The title as it stands before `!`. Quoted when it is not plain ASCII words or looks like a cell (recorded); whether
 * umlauts quote is a doubt.
 */
export function quoteTitle(title: string, umlautsQuote = true): string {
  const plain = (
    umlautsQuote ? /^[A-Za-z_][A-Za-z0-9_]*$/ : /^[A-Za-z\u00C0-\u024F_][A-Za-z\u00C0-\u024F0-9_]*$/
  ).test(title);
  const likeCell = /^[A-Za-z]{1,3}[0-9]+$/.test(title) && !/^Sheet[0-9]+$/i.test(title);
  const likeR1C1 = /^R[0-9]*C[0-9]*$/i.test(title);
  return plain && !likeCell && !likeR1C1 ? title : `'${title.replaceAll("'", "''")}'`;
}

/** The area in A1 notation with its title: `Sheet1!A1:B2`, one cell as `Sheet1!A1`. */
export function toA1(area: Area, { doubts }: Book): string {
  const first = `${columnName(area.startColumn)}${area.startRow + 1}`;
  const last = `${columnName(area.endColumn - 1)}${area.endRow}`;
  return `${quoteTitle(area.sheet.title, doubts.umlautTitlesAreQuoted)}!${first === last ? first : `${first}:${last}`}`;
}

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
    const shown = {
      sheet,
      startRow: rows.start,
      endRow: rows.end,
      startColumn: columns.start,
      endColumn: columns.end,
    };
    throw pastGrid(book, shown);
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

/** The 400 of a range past the grid's end (recorded). */
export function pastGrid(book: Book, area: Area): ApiError {
  const { rowCount, columnCount } = area.sheet;
  return invalid(
    `Range (${toA1(area, book)}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`,
  );
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
