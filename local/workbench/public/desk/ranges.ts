import { areaOf, type Area, type Cell } from './area.ts';

/** One cell that a person changed. Counted from 0. */
export interface CellEdit {
  readonly x: number;
  readonly y: number;
  readonly value: string;
}

/** A block of values as the Sheets API takes it. */
export interface ValueRange {
  readonly range: string;
  readonly values: string[][];
}

/** The letters of a column counted from 0: `A`, `Z`, `AA`. */
export function columnName(x: number): string {
  const rest = Math.floor(x / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (x % 26));
}

/** The place of a cell in A1 notation such as `B7`, counted from 0; null when the text names no cell. */
export function parseCell(text: string): Cell | null {
  const [, letters = '', row = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(text) ?? [];
  if (letters === '') return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return { x: column - 1, y: Number(row) - 1 };
}

/** A block in A1 notation as people type it: `b7`, `A1:C4`; null when the text names none. */
export function parseArea(text: string): Area | null {
  const [from, to] = text
    .trim()
    .toUpperCase()
    .split(':')
    .map((part) => parseCell(part));
  return from && to !== null ? areaOf(from, to) : null;
}

/** The name of a block as the name box shows it: `B7` or `B7:C9`. */
export function areaName({ left, top, right, bottom }: Area): string {
  const from = `${columnName(left)}${top + 1}`;
  const to = `${columnName(right)}${bottom + 1}`;
  return from === to ? from : `${from}:${to}`;
}

/** A tab's name in A1 notation, always quoted: `'Angebote'`. An unquoted `CRM26` would be a cell. */
export function quoted(title: string): string {
  return `'${title.replaceAll("'", "''")}'`;
}

/** A block in A1 notation, both corners included. */
export function a1(title: string, left: number, top: number, right = left, bottom = top): string {
  return `${quoted(title)}!${areaName({ left, top, right, bottom })}`;
}

/**
 * Joins single cells to as few rectangles as follow from reading row by row, so that a pasted block is one range.
 * Of two edits of the same cell the later one counts.
 */
export function toRanges(title: string, edits: readonly CellEdit[]): ValueRange[] {
  const rows = new Map<number, Map<number, string>>();
  for (const { x, y, value } of edits) {
    const row = rows.get(y) ?? new Map<number, string>();
    rows.set(y, row.set(x, value));
  }
  const blocks: Array<{ left: number; top: number; values: string[][] }> = [];
  for (const [y, row] of [...rows].toSorted(([a], [b]) => a - b)) {
    for (const run of runs(row)) {
      const above = blocks.find(
        ({ left, top, values }) =>
          left === run.left && top + values.length === y && values[0]?.length === run.values.length,
      );
      if (above) above.values.push(run.values);
      else blocks.push({ left: run.left, top: y, values: [run.values] });
    }
  }
  return blocks.map(({ left, top, values }) => ({
    range: a1(title, left, top, left + (values[0]?.length ?? 1) - 1, top + values.length - 1),
    values,
  }));
}

/** The unbroken stretches of a row. */
function runs(row: ReadonlyMap<number, string>): Array<{ left: number; values: string[] }> {
  const found: Array<{ left: number; values: string[] }> = [];
  for (const [x, value] of [...row].toSorted(([a], [b]) => a - b)) {
    const last = found.at(-1);
    if (last && last.left + last.values.length === x) last.values.push(value);
    else found.push({ left: x, values: [value] });
  }
  return found;
}
