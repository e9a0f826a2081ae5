import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { isId, referenceOf } from '../../sheets-schema/ids.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import { encodeCell, type RawCell } from './cells.ts';
import { struck } from './crooked.ts';
import type { TabLayout } from './layout.ts';
import type { Append, Words } from './workbook.ts';

/** A row ready to be placed: its cells by column key. */
export interface EncodedRow {
  readonly tab: Tab;
  readonly id: string | null;
  readonly cells: ReadonlyMap<string, sheets_v4.Schema$CellData>;
  /** About how many bytes it adds to a request. */
  readonly size: number;
}

/** The row's cells, without the empty ones. */
export function encodeRow({ tab, values }: Append, words: Words): EncodedRow {
  const cells = new Map<string, sheets_v4.Schema$CellData>();
  for (const [key, column] of Object.entries(tab.columns)) {
    const cell = encodeCell(tab, column, (values as Record<string, unknown>)[key], words);
    if (cell.userEnteredValue) cells.set(key, cell);
  }
  const id = (values as Record<string, unknown>)[tab.idColumn];
  const size = JSON.stringify([...cells.values()]).length + 40 * Object.keys(tab.columns).length;
  return { tab, id: typeof id === 'string' && id ? id : null, cells, size };
}

/** The columns that a row needs and a layout does not have. */
export function missingColumns(row: EncodedRow, layout: TabLayout): string[] {
  return [...row.cells.keys()].filter((key) => !layout.columns.has(key));
}

/**
 * Appends rows to a tab, every cell in its column's place. Validation is not written: set-up gave it to the whole
 * column, and a dropdown of several values, which only people can set, would be lost in every new row.
 */
export function appendRequest(layout: TabLayout, rows: readonly EncodedRow[]): sheets_v4.Schema$Request {
  const width = Math.max(0, ...layout.columns.values()) + 1;
  return {
    appendCells: {
      sheetId: layout.sheetId,
      rows: rows.map((row) => {
        const values: sheets_v4.Schema$CellData[] = Array.from({ length: width }, () => ({}));
        for (const [key, cell] of row.cells) values[layout.columns.get(key) ?? 0] = cell;
        while (values.length > 1 && !values.at(-1)?.userEnteredValue) values.pop();
        return { values };
      }),
      fields: 'userEnteredValue,userEnteredFormat.numberFormat',
    },
  };
}

/**
 * Whether a row that was written stands shifted: two of its values or more are found under another column's name than
 * theirs. What people edited since is elsewhere in no other column.
 */
export function standsCrooked(row: EncodedRow, cellAt: (key: string) => RawCell): boolean {
  const sent = (key: string): RawCell => {
    const value = row.cells.get(key)?.userEnteredValue;
    return value?.stringValue ?? value?.numberValue ?? null;
  };
  const keys = Object.keys(row.tab.columns);
  const shifted = [...row.cells.keys()].filter((key) => {
    const value = sent(key);
    return cellAt(key) !== value && keys.some((other) => cellAt(other) === value && sent(other) !== value);
  });
  return shifted.length >= 2;
}

/** Strikes a row's id and reference wherever they stand alone in a cell of a sheet. */
export function strikeRequests(sheetId: number, row: EncodedRow): sheets_v4.Schema$Request[] {
  if (!row.id) return [];
  const reference = row.cells.has('reference') && isId(row.id) ? [referenceOf(row.id)] : [];
  return [row.id, ...reference].map((find) => ({
    findReplace: {
      find,
      replacement: struck(find),
      matchCase: true,
      matchEntireCell: true,
      searchByRegex: false,
      includeFormulas: false,
      sheetId,
    },
  }));
}
