import { type ApiError, invalid } from '../errors.ts';
import type { Book } from './book.ts';
import type { Area } from './range.ts';
import type { Sheet, WireGridRange } from './sheet.ts';

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

/**
 * The 400 of a range that starts past the grid's end. It names the range as it was asked for, open sides left open:
 * `T!A1001:B`, `T!AA1:2` (recorded for A1 notation, measured for GridRanges: gitronald/gdrives, plan 020).
 */
export function pastGrid({ doubts }: Book, sheet: Sheet, range: WireGridRange): ApiError {
  const { startRowIndex = 0, endRowIndex, startColumnIndex = 0, endColumnIndex } = range;
  const first = `${columnName(startColumnIndex)}${startRowIndex + 1}`;
  const last = `${endColumnIndex === undefined ? '' : columnName(endColumnIndex - 1)}${endRowIndex ?? ''}`;
  const cells = last === '' || last === first ? first : `${first}:${last}`;
  const shown = `${quoteTitle(sheet.title, doubts.umlautTitlesAreQuoted)}!${cells}`;
  return invalid(
    `Range (${shown}) exceeds grid limits. Max rows: ${sheet.rowCount}, max columns: ${sheet.columnCount}`,
  );
}
