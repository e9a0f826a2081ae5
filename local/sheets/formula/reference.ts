import { columnIndex, columnName } from '../grid/a1.ts';

/** One end of a reference; a side left out is open (`A:A`, `2:2`, the end of `A2:A`). Indices count from 0. */
export interface Corner {
  row?: number;
  column?: number;
  /** Whether a `$` stands before it, so that a copy keeps it. */
  fixedRow?: boolean;
  fixedColumn?: boolean;
}

/** Cells as a formula names them: `A1`, `$A$1:B2`, `A2:A`, `'My sheet'!2:2`. */
export interface Reference {
  /** The sheet's title without quotes; undefined means the sheet of the formula. */
  title?: string;
  /** How the title was written, with its `!`. */
  prefix: string;
  start: Corner;
  end?: Corner;
}

const corner = String.raw`\$?[A-Za-z]{1,3}(?:\$?[1-9][0-9]*)?|\$?[1-9][0-9]*`;
/** Titles have at most 100 characters, of which each may be a doubled quote. */
const title = String.raw`'(?:[^']|''){1,100}'|[\p{L}_][\p{L}\p{N}_.]*`;

const reference = String.raw`(?:(?:${title})!)?(?:(?:${corner}):(?:${corner})|\$?[A-Za-z]{1,3}\$?[1-9][0-9]*)(?![\p{L}\p{N}_.(!:])`;

/** Matches one reference at the place it is asked about; names and functions that look like cells do not match. */
export const REFERENCE = new RegExp(reference, 'uy');

/** All references of a formula as its first group, and what could be taken for one: texts, errors, names. */
export const REFERENCES = new RegExp(
  String.raw`"(?:[^"]|"")*"|#[A-Za-z/0]+[!?]|(${reference})|[\p{L}_][\p{L}\p{N}_.]*`,
  'gu',
);

/** Reads a text that `REFERENCE` matched. */
export function readReference(text: string): Reference {
  const bang = text.lastIndexOf('!');
  const prefix = text.slice(0, bang + 1);
  const [start = '', end] = text.slice(bang + 1).split(':');
  return {
    ...(prefix === '' ? {} : { title: unquoted(prefix.slice(0, -1)) }),
    prefix,
    start: readCorner(start),
    ...(end === undefined ? {} : { end: readCorner(end) }),
  };
}

function unquoted(text: string): string {
  return text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;
}

function readCorner(text: string): Corner {
  const [, fixedColumn, column, fixedRow, row] = /^(\$?)([A-Za-z]{0,3})(\$?)([0-9]*)$/.exec(text) ?? [];
  // Of `$1` the mark belongs to the row.
  const rowFixed = fixedRow === '$' || (column === '' && fixedColumn === '$');
  return {
    ...(column ? { column: columnIndex(column), fixedColumn: fixedColumn === '$' } : {}),
    ...(row ? { row: Number(row) - 1, fixedRow: rowFixed } : {}),
  };
}

/** The reference as it stands in a formula. */
export function writeReference({ prefix, start, end }: Reference): string {
  return `${prefix}${writeCorner(start)}${end ? `:${writeCorner(end)}` : ''}`;
}

function writeCorner({ row, column, fixedRow, fixedColumn }: Corner): string {
  const letters = column === undefined ? '' : `${fixedColumn ? '$' : ''}${columnName(column)}`;
  return `${letters}${row === undefined ? '' : `${fixedRow ? '$' : ''}${row + 1}`}`;
}
