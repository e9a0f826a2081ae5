import type { Area } from './area.ts';
import type { CellEdit } from './ranges.ts';

/**
 * Reads a block as spreadsheet programs put it on the clipboard: a tab between cells, a line per row, and cells with
 * tabs, quotes or line breaks in quotes, quotes doubled. A quote in the middle of a cell is a quote.
 */
export function parseTable(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/y;
  while (cell.lastIndex <= text.length) {
    const [, quoted, plain = '', end = ''] = cell.exec(text) ?? [];
    rows.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  // Programs end the last line as well.
  if (rows.length > 1 && rows.at(-1)!.length === 1 && rows.at(-1)![0] === '') rows.pop();
  return rows;
}

/** Writes a block as {@link parseTable} reads it. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) =>
      row.map((cell) => (/[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .join('\n');
}

/** A block as HTML, for text processors and mail. */
export function htmlTable(rows: readonly (readonly string[])[]): string {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
  return `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`;
}

/**
 * The edits of pasting a block on a chosen area. An area that is a multiple of the block is filled with it again and
 * again; otherwise the block begins at the area's corner. Rows that are hidden stay as they are.
 */
export function pasteEdits(
  block: readonly (readonly string[])[],
  area: Area,
  hidden: (row: number) => boolean,
): CellEdit[] {
  const height = block.length;
  const width = Math.max(...block.map((row) => row.length));
  const shown: number[] = [];
  for (let y = area.top; y <= area.bottom; y += 1) if (!hidden(y)) shown.push(y);
  const columns = area.right - area.left + 1;
  const tall = shown.length % height === 0 ? shown.length : height;
  const wide = columns % width === 0 ? columns : width;
  for (let y = area.bottom + 1; shown.length < tall; y += 1) if (!hidden(y)) shown.push(y);
  return shown.slice(0, tall).flatMap((y, down) =>
    Array.from({ length: wide }, (_, right) => ({
      x: area.left + right,
      y,
      value: block[down % height]?.[right % width] ?? '',
    })),
  );
}
