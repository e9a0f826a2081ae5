import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { columnMetadata, headerMetadata, type Tab } from '../../sheets-schema/tab.ts';
import { isEmpty, type RawCell } from './cells.ts';
import { CellNotRestored } from './errors.ts';
import { columnLetters, sameHeader } from './layout.ts';
import { isContent } from './shuffle.ts';
import { rowsEnd, hasMadeIds, rowCells, type RawTab } from './snapshot.ts';

/** A cell as somebody typed it. */
export type TypedValue = sheets_v4.Schema$ExtendedValue;

/** Rows as they were typed, formulas included: by index in the sheet, then by column. */
export type TypedRows = ReadonlyMap<number, readonly (TypedValue | undefined)[]>;

/** One cell of a write, where it was meant to stand. Indexes count from 0. */
export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly value: TypedValue | undefined;
  readonly format: sheets_v4.Schema$NumberFormat | undefined;
  /** What it puts back; null for what was asked for. */
  readonly restore: Restore | null;
}

/** A cell that was not ours to write: whose it is, and what stood there. */
export interface Restore {
  /**
   * The row: an entry by its cells as they were, and the keys of those that no longer are; the header row; or one in
   * which nothing stands but what writes left there, for which nothing is put back.
   */
  readonly entry:
    | { readonly cells: ReadonlyMap<string, RawCell>; readonly overwritten: ReadonlySet<string> }
    | { readonly stray: ReadonlyMap<string, RawCell> }
    | 'header';
  /** One of the product's columns, one of the manager's own by its header, or a place that nobody uses. */
  readonly column: { readonly key: string } | { readonly header: string } | { readonly index: number };
  readonly value: TypedValue | undefined;
  /** What the write left there instead. */
  readonly wrote: TypedValue | undefined;
}

/** The fields by which a write tells whom it hit. */
export const ASK_BACK =
  'spreadsheetId,updatedSpreadsheet(sheets(properties(sheetId),data(startRow,startColumn,' +
  'rowMetadata(developerMetadata(metadataId)),columnMetadata(developerMetadata(metadataId)),' +
  'rowData(values(effectiveValue)))))';

/** A cell as the API takes it. */
export function typedValue(value: RawCell): TypedValue | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'number') return { numberValue: value };
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value };
}

/** A row as the answer to a write shows it. */
interface RowNow {
  readonly row: number;
  /** Column key → index, by identity. */
  readonly places: ReadonlyMap<string, number>;
  readonly cells: ReadonlyMap<string, RawCell>;
  /** The keys of what the write put there. */
  readonly written: ReadonlySet<string>;
  /** Which row of what was read it is; null when it is none of them. */
  readonly entry: number | 'header' | null;
  /** Which other row's content stands in it now, beside the grey columns of its own: it was sorted without them. */
  readonly content: number | null;
  /** Nothing stands in it but what the write put there. */
  readonly isBlank: boolean;
}

/**
 * What the cells of a write hit, by what was read before it and what the answer shows.
 * @returns whether each hit what was meant, and else what must be put back
 * @throws CellNotRestored when what stood there cannot be told for sure
 */
export function hitsOf(
  tab: Tab,
  sheet: RawTab,
  typed: TypedRows,
  cells: readonly PlacedCell[],
  grids: readonly sheets_v4.Schema$GridData[],
): { readonly allMeant: boolean; readonly restores: readonly Restore[] } {
  const headers = headersNow(tab, sheet, grids);
  const rows = new Map<number, RowNow>();
  const restores: Restore[] = [];
  let allMeant = true;
  for (const cell of cells) {
    const now = rows.get(cell.row) ?? rowNow(tab, sheet, cells, cell.row, grids);
    rows.set(cell.row, now);
    if (now.entry === cell.row && now.content === null && isColumnMeant(sheet, now, headers, cell.column))
      continue;
    allMeant = false;
    if (cell.restore) restores.push(cell.restore); // wherever its cell is now, it still waits for it
    const restore = restoreOf(tab, sheet, typed, now, headers, cell);
    if (restore) restores.push(restore);
  }
  return { allMeant, restores };
}

/**
 * Where a cell that must be put back stands now; null where nothing is left to put back.
 * @throws CellNotRestored when its row or column cannot be found
 */
export function locate(tab: Tab, sheet: RawTab, restore: Restore): PlacedCell | null {
  const { entry, column: of, value } = restore;
  const row = rowOf(tab, sheet, restore);
  const column =
    'index' in of ? of.index : 'key' in of ? sheet.places.get(of.key) : ownColumn(sheet, of.header);
  if (row === null && entry !== 'header' && 'stray' in entry) return null;
  if (row === null || row < 0 || column === undefined)
    throw new CellNotRestored(tab, 'key' in of ? of.key : '', (row ?? 0) + 1);
  const key = 'key' in of ? of.key : '';
  // An id that stands elsewhere was not overwritten here: its content had been moved without it.
  const elsewhere =
    (key === tab.idColumn || key === 'reference') &&
    value !== undefined &&
    (sheet.cells.get(key) ?? []).some((cell, at) => at !== row && same(cell, value.stringValue));
  return { row, column, value: elsewhere ? undefined : value, format: undefined, restore };
}

function rowOf(tab: Tab, read: RawTab, { entry, column, wrote }: Restore): number | null {
  if (entry === 'header') return read.headerRow;
  // Also above the header, which people may have sorted in among the entries.
  const sheet = { ...read, headerRow: -1 };
  if ('stray' in entry) {
    const { stray } = entry;
    const rows = rowsWhere(sheet, (row) =>
      [...sheet.cells].every(([key, cells]) => isEmpty(cells[row]) || same(cells[row], stray.get(key))),
    );
    return (
      rows.find((row) => 'key' in column && same(sheet.cells.get(column.key)?.[row], rawOf(wrote))) ?? null
    );
  }
  if (!isEmpty(entry.cells.get(tab.idColumn)) || !('key' in column))
    return whichRow(tab, sheet, entry.cells, entry.overwritten, -1);
  // By content alone: the row that is equal in all but what was overwritten, and holds what the write left.
  const rows = rowsWhere(sheet, (row) =>
    [...entry.cells].every(
      ([key, cell]) =>
        entry.overwritten.has(key) || !sheet.cells.has(key) || same(sheet.cells.get(key)?.[row], cell),
    ),
  ).filter((row) => same(sheet.cells.get(column.key)?.[row], rawOf(wrote)));
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

function rowsWhere(sheet: RawTab, holds: (row: number) => boolean): number[] {
  const end = rowsEnd(sheet);
  const rows = Array.from(
    { length: Math.max(0, end - sheet.headerRow - 1) },
    (_, at) => sheet.headerRow + 1 + at,
  );
  return rows.filter(holds);
}

/** What a typed cell shows; null where that is a formula's result. */
export function rawOf(value: TypedValue | undefined): RawCell {
  return value?.stringValue ?? value?.numberValue ?? value?.boolValue ?? null;
}

/**
 * Which other rows of what was read have the content that stands in a row now, but for what was written there.
 * None where its own does, or nobody's: a row that was edited is no other one.
 */
function otherContent(
  tab: Tab,
  sheet: RawTab,
  now: ReadonlyMap<string, RawCell>,
  written: ReadonlySet<string>,
  own: number,
): readonly number[] {
  if (!hasMadeIds(tab)) return [];
  const keys = [...sheet.cells.keys()].filter((key) => isContent(tab, key) && !written.has(key));
  const equals = (row: number): boolean =>
    keys.every((key) => same(sheet.cells.get(key)?.[row], now.get(key)));
  if (keys.every((key) => isEmpty(now.get(key))) || equals(own)) return [];
  return rowsWhere(sheet, equals);
}

/**
 * Of the cells that a row shall lose or change, the one that must wait for the next write: without it the row could not
 * be told from others by what is left, should people sort it away from its id meanwhile. Undefined where none need wait.
 */
export function witnessOf(
  tab: Tab,
  sheet: RawTab,
  row: number,
  written: readonly string[],
): string | undefined {
  const keys = written.filter((key) => isContent(tab, key));
  if (keys.length < 2 || !hasMadeIds(tab)) return undefined;
  const cellOf = (key: string, at: number): RawCell => sheet.cells.get(key)?.[at];
  const left = [...sheet.cells.keys()].filter((key) => isContent(tab, key) && !keys.includes(key));
  const alike = rowsWhere(
    sheet,
    (at) =>
      left.every((key) => same(cellOf(key, at), cellOf(key, row))) &&
      keys.some((key) => !same(cellOf(key, at), cellOf(key, row))),
  );
  if (alike.length === 0) return undefined;
  const different = (key: string): number =>
    alike.filter((at) => !same(cellOf(key, at), cellOf(key, row))).length;
  return keys.toSorted((a, b) => different(b) - different(a))[0];
}

/** Whether a row holds another row's content now. */
export function holdsAnother(...row: Parameters<typeof otherContent>): boolean {
  return otherContent(...row).length > 0;
}

/** The header row's texts after the write, or null when it does not stand where it stood. */
function headersNow(
  tab: Tab,
  { headerRow }: RawTab,
  grids: readonly sheets_v4.Schema$GridData[],
): readonly string[] | null {
  const grid = grids.find(({ startRow }) => (startRow ?? 0) === headerRow);
  if (!grid || !isHeader(tab, grid)) return null;
  return (grid.rowData?.[0]?.values ?? []).map(({ effectiveValue }) => effectiveValue?.stringValue ?? '');
}

function isHeader(tab: Tab, grid: sheets_v4.Schema$GridData | undefined): boolean {
  const { id } = headerMetadata(tab);
  const metadata = grid?.rowMetadata?.[0]?.developerMetadata ?? [];
  return metadata.some(({ metadataId }) => metadataId === id);
}

function rowNow(
  tab: Tab,
  sheet: RawTab,
  written: readonly PlacedCell[],
  row: number,
  grids: readonly sheets_v4.Schema$GridData[],
): RowNow {
  const grid = grids.find(({ startRow }) => (startRow ?? 0) === row);
  const values = (grid?.rowData?.[0]?.values ?? []).map(({ effectiveValue: value }) => {
    return rawOf(value);
  });
  const columns = new Set(written.filter((cell) => cell.row === row).map(({ column }) => column));
  const places = grid ? placesNow(tab, sheet, grid) : new Map<string, number>();
  const cells = new Map([...places].map(([key, at]): [string, RawCell] => [key, values[at]]));
  const keys = new Set([...places].filter(([, at]) => columns.has(at)).map(([key]) => key));
  const entry = isHeader(tab, grid) ? 'header' : whichRow(tab, sheet, cells, keys, row);
  return {
    row,
    places,
    cells,
    written: keys,
    entry,
    content: typeof entry === 'number' ? (otherContent(tab, sheet, cells, keys, entry)[0] ?? null) : null,
    isBlank: values.every((value, at) => columns.has(at) || isEmpty(value)),
  };
}

function placesNow(tab: Tab, sheet: RawTab, grid: sheets_v4.Schema$GridData): Map<string, number> {
  const keys = new Map(Object.keys(tab.columns).map((key) => [columnMetadata(tab, key).id, key]));
  // A column found by its header has no identity there: it is taken to stand where it stood.
  const places = new Map([...sheet.places].filter(([key]) => sheet.found.has(key)));
  grid.columnMetadata?.forEach((column, index) => {
    for (const { metadataId } of column.developerMetadata ?? []) {
      const key = keys.get(metadataId ?? 0);
      if (key && !sheet.found.has(key)) places.set(key, (grid.startColumn ?? 0) + index);
    }
  });
  return places;
}

/** Whether the same column stands at an index as before, and its content was not cut away from under its identity. */
function isColumnMeant(
  sheet: RawTab,
  now: RowNow,
  headers: readonly string[] | null,
  column: number,
): boolean {
  const before = keyAt(sheet.places, column);
  if (keyAt(now.places, column) !== before) return false;
  if (before === undefined)
    return headers !== null && sameHeader(headers[column] ?? '', sheet.headers[column] ?? '');
  return !isLeft(sheet, headers, column);
}

/** Whether a column has lost its header since it was read. */
function isLeft(sheet: RawTab, headers: readonly string[] | null, column: number): boolean {
  return headers !== null && isEmpty(headers[column]) && !isEmpty(sheet.headers[column]);
}

function keyAt(places: ReadonlyMap<string, number>, column: number): string | undefined {
  return [...places].find(([, at]) => at === column)?.[0];
}

/** A column of the manager's own, by its header; undefined where none or more than one bears it. */
function ownColumn(sheet: RawTab, header: string): number | undefined {
  const taken = new Set(sheet.places.values());
  const bearers = sheet.headers.flatMap((text, at) =>
    !taken.has(at) && sameHeader(text, header) ? [at] : [],
  );
  return bearers.length === 1 ? bearers[0] : undefined;
}

/** What must be put back where a write hit what it should not have hit; null where nothing stood there. */
function restoreOf(
  tab: Tab,
  sheet: RawTab,
  typed: TypedRows,
  now: RowNow,
  headers: readonly string[] | null,
  { row, column, value: wrote }: PlacedCell,
): Restore | null {
  const lost = (): CellNotRestored => new CellNotRestored(tab, columnLetters(column), row + 1);
  const key = keyAt(now.places, column);
  const before = key === undefined ? undefined : sheet.places.get(key);
  if (now.entry === 'header') {
    const at = before ?? (sameKeys(sheet.places, now.places) ? column : undefined);
    if (at === undefined) throw lost();
    return {
      entry: 'header',
      column: key === undefined ? { index: column } : { key },
      value: typedValue(sheet.headers[at]),
      wrote,
    };
  }
  if (now.entry === null) {
    if (!now.isBlank) throw lost();
    if (wrote === undefined) return null;
    // Rows above were deleted since, and there is no entry any more where the last one stood.
    if (key === undefined) throw lost();
    return { entry: { stray: now.cells }, column: { key }, value: undefined, wrote };
  }
  if (now.content !== null && key !== undefined && isContent(tab, key)) {
    const restore = contentRestore(tab, sheet, typed, now, { key, wrote });
    if (!restore) throw lost();
    return restore;
  }
  const entry = { cells: rowCells(sheet, now.entry), overwritten: now.written };
  const typedCells = typed.get(now.entry);
  if (key !== undefined && before !== undefined) {
    if (!isLeft(sheet, headers, column)) {
      const value = typedCells ? typedCells[before] : typedValue(entry.cells.get(key));
      return { entry, column: { key }, value, wrote };
    }
    return wrote === undefined ? null : { entry, column: { index: column }, value: undefined, wrote };
  }
  // The manager's own: only what was typed in the rows that were meant is known of it.
  const header = headers?.[column] ?? '';
  const own = header === '' ? undefined : ownColumn(sheet, header);
  if (!typedCells || own === undefined) throw lost();
  return { entry, column: { header }, value: typedCells[own], wrote };
}

/** What must be put back into a cell of content that was moved beside another id; null when nobody can tell. */
function contentRestore(
  tab: Tab,
  sheet: RawTab,
  typed: TypedRows,
  now: RowNow,
  { key, wrote }: { readonly key: string; readonly wrote: TypedValue | undefined },
): Restore | null {
  const [from = -1, ...equals] = otherContent(tab, sheet, now.cells, now.written, Number(now.entry));
  const cellOf = (row: number): RawCell => sheet.cells.get(key)?.[row];
  if (!equals.every((row) => same(cellOf(row), cellOf(from)))) return null;
  const at = sheet.places.get(key) ?? -1;
  const typedCells = typed.get(from);
  return {
    entry: {
      cells: new Map([...rowCells(sheet, from)].filter(([one]) => isContent(tab, one))),
      overwritten: now.written,
    },
    column: { key },
    value: typedCells ? typedCells[at] : typedValue(cellOf(from)),
    wrote,
  };
}

function sameKeys(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return [...a].every(([key, at]) => b.get(key) === at);
}

/**
 * Which row of what was read these cells are: by its id, or by most equal cells where the id is what was written.
 * Of equals, the one that was meant.
 */
function whichRow(
  tab: Tab,
  sheet: RawTab,
  now: ReadonlyMap<string, RawCell>,
  written: ReadonlySet<string>,
  meant: number,
): number | null {
  const ids = sheet.cells.get(tab.idColumn) ?? [];
  const id = now.get(tab.idColumn);
  if (!written.has(tab.idColumn) && !isEmpty(id)) {
    if (same(ids[meant], id)) return meant;
    const row = ids.findIndex((cell, index) => index > sheet.headerRow && same(cell, id));
    return row < 0 ? null : row;
  }
  const keys = [...sheet.cells.keys()].filter((key) => !written.has(key));
  const filled = keys.filter((key) => !isEmpty(now.get(key))).length;
  // The last cell of a row that is being blanked: nothing else stood in it, and nothing does.
  if (filled === 0 && meant >= 0 && keys.every((key) => isEmpty(sheet.cells.get(key)?.[meant]))) return meant;
  const equal = (row: number) =>
    keys.filter((key) => !isEmpty(now.get(key)) && same(sheet.cells.get(key)?.[row], now.get(key))).length;
  let best: number | null = null;
  let bestScore = Math.max(0, filled / 2 - 0.5); // a row that people are typing in differs in a cell or two
  for (const row of [meant, ...rowsWhere(sheet, () => true)]) {
    if (row <= sheet.headerRow) continue;
    const score = equal(row);
    if (score > bestScore) [best, bestScore] = [row, score];
  }
  return best;
}

function same(a: RawCell, b: RawCell): boolean {
  return isEmpty(a) ? isEmpty(b) : a === b;
}
