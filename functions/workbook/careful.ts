import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { columnMetadata, type Tab } from '../../sheets-schema/tab.ts';
import type { Api } from './api.ts';
import { isEmpty, numberFormatOf, type RawCell } from './cells.ts';
import { CellNotRestored, RowsMoved, TabMissing } from './errors.ts';
import { columnLetters, quoted } from './layout.ts';
import { movedAway, placeFilter, rawTab, tabFilters, type RawTab } from './snapshot.ts';
import type { FileWriter } from './writer.ts';

/** Tries before the caller hears that somebody keeps sorting. */
const TRIES = 3;

/** One cell to write: the row's index in what was read just before, the column's key, what shall stand there. */
export interface CellWrite {
  readonly row: number;
  readonly key: string;
  readonly value: RawCell;
}

/** A cell of somebody else's row that we overwrote, and what stood there. */
interface Restore {
  /** The row's cells as they were, and the keys of those that no longer are. */
  readonly row: ReadonlyMap<string, RawCell>;
  readonly overwritten: ReadonlySet<string>;
  /** Where we hit it, from 0. */
  readonly at: number;
  readonly key: string;
  readonly value: RawCell;
}

const ASK_BACK =
  'spreadsheetId,updatedSpreadsheet(sheets(properties(sheetId),data(startRow,startColumn,' +
  'columnMetadata(developerMetadata(metadataId)),rowData(values(effectiveValue)))))';

/**
 * Writes cells of existing rows. Google has no compare-and-set and people sort, so: read, write by row number, and ask
 * back in the same call which rows were hit. A cell of another row is put back, and it is tried again.
 * @param plan the writes that what was read still lacks; asked anew at each try, so it must come to nothing
 * @throws RowsMoved, CellNotRestored, and what any call throws
 */
export async function writeCarefully(
  io: { readonly api: Api; readonly writer: FileWriter; readonly deadline: number },
  tab: Tab,
  plan: (sheet: RawTab) => readonly CellWrite[],
): Promise<void> {
  const { api, writer, deadline } = io;
  let restores: Restore[] = [];
  for (let attempt = 0; ; attempt++) {
    const sheet = await readTab(api, writer.spreadsheetId, tab, deadline);
    if (!sheet) throw new TabMissing(tab);
    const back = restores.map((restore) => locate(tab, sheet, restore));
    const writes = [...back, ...plan(sheet)];
    if (writes.length === 0) return;
    if (attempt >= TRIES && back.length === 0) throw new RowsMoved(tab);
    if (attempt >= 2 * TRIES) throw new CellNotRestored(tab, back[0]?.key ?? '', (back[0]?.row ?? 0) + 1);

    const place = await writer.place(tab, deadline);
    if (!place) throw new TabMissing(tab);
    const rows = [...new Set(writes.map(({ row }) => row))].toSorted((a, b) => a - b);
    const last = columnLetters(Math.max(...sheet.places.values()));
    const answer = await api.write(
      writer.spreadsheetId,
      {
        requests: writes.map((write) => cellRequest(tab, sheet, place.sheetId, write)),
        includeSpreadsheetInResponse: true,
        responseRanges: rows.map((row) => `${quoted(sheet.title)}!A${row + 1}:${last}${row + 1}`),
      },
      ASK_BACK,
      deadline,
    );
    restores = foreignCells(tab, sheet, writes, answer.updatedSpreadsheet ?? {}, place.sheetId);
    if (restores.length === 0) return;
    writer.forget();
  }
}

/** A tab's cells now, columns found by header included; null when the tab is gone. */
export async function readTab(
  api: Api,
  spreadsheetId: string,
  tab: Tab,
  deadline: number,
): Promise<RawTab | null> {
  const filters = tabFilters(tab);
  const raw = rawTab(tab, await api.values(spreadsheetId, filters, deadline));
  const homes = raw ? movedAway(tab, raw) : null;
  if (!raw || !homes?.size) return raw;
  const more = [...homes.values()].map((index) => placeFilter(raw.title, index));
  return rawTab(tab, await api.values(spreadsheetId, [...filters, ...more], deadline), homes);
}

function cellRequest(
  tab: Tab,
  sheet: RawTab,
  sheetId: number,
  { row, key, value }: CellWrite,
): sheets_v4.Schema$Request {
  const column = sheet.places.get(key) ?? 0;
  const numberFormat = tab.columns[key] && numberFormatOf(tab, tab.columns[key]);
  const userEnteredValue = extended(value);
  return {
    updateCells: {
      range: {
        sheetId,
        startRowIndex: row,
        endRowIndex: row + 1,
        startColumnIndex: column,
        endColumnIndex: column + 1,
      },
      rows: [
        {
          values: [
            {
              ...(userEnteredValue && { userEnteredValue }),
              ...(numberFormat && { userEnteredFormat: { numberFormat } }),
            },
          ],
        },
      ],
      fields: numberFormat ? 'userEnteredValue,userEnteredFormat.numberFormat' : 'userEnteredValue',
    },
  };
}

function extended(value: RawCell): sheets_v4.Schema$ExtendedValue | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'number') return { numberValue: value };
  return typeof value === 'boolean' ? { boolValue: value } : { stringValue: value };
}

/** A row's cells by column key. */
export function rowCells(sheet: RawTab, row: number): Map<string, RawCell> {
  return new Map([...sheet.cells].map(([key, cells]) => [key, cells[row]]));
}

/** What our writes hit that they should not have hit, by what was read before them. */
function foreignCells(
  tab: Tab,
  sheet: RawTab,
  writes: readonly CellWrite[],
  answer: sheets_v4.Schema$Spreadsheet,
  sheetId: number,
): Restore[] {
  const grids = answer.sheets?.find(({ properties }) => (properties?.sheetId ?? 0) === sheetId)?.data ?? [];
  const restores: Restore[] = [];
  for (const write of writes) {
    const grid = grids.find(({ startRow }) => (startRow ?? 0) === write.row);
    const places = grid ? placesNow(tab, sheet, grid) : new Map<string, number>();
    const now = cellsNow(grid, places);
    const written = new Set(writes.filter(({ row }) => row === write.row).map(({ key }) => key));
    const hitRow = whichRow(tab, sheet, now, written, write.row);
    const column = sheet.places.get(write.key);
    const hitKey = [...places].find(([, index]) => index === column)?.[0];
    if (hitRow === write.row && hitKey === write.key) continue;
    // Another row, or another column since: nobody but the version history knows her own columns.
    if (hitRow === null || hitKey === undefined) throw new CellNotRestored(tab, write.key, write.row + 1);
    const row = rowCells(sheet, hitRow);
    restores.push({ row, overwritten: written, at: write.row, key: hitKey, value: row.get(hitKey) });
  }
  return restores;
}

function placesNow(tab: Tab, sheet: RawTab, grid: sheets_v4.Schema$GridData): Map<string, number> {
  const keys = new Map(Object.keys(tab.columns).map((key) => [columnMetadata(tab, key).id, key]));
  // A column found by its header has no identity there: it is taken to stand where it stood.
  const places = new Map(sheet.places);
  grid.columnMetadata?.forEach((column, index) => {
    for (const { metadataId } of column.developerMetadata ?? []) {
      const key = keys.get(metadataId ?? 0);
      if (key && !sheet.found.has(key)) places.set(key, (grid.startColumn ?? 0) + index);
    }
  });
  return places;
}

function cellsNow(
  grid: sheets_v4.Schema$GridData | undefined,
  places: ReadonlyMap<string, number>,
): Map<string, RawCell> {
  const cells = grid?.rowData?.[0]?.values ?? [];
  return new Map(
    [...places].map(([key, index]) => {
      const value = cells[index - (grid?.startColumn ?? 0)]?.effectiveValue;
      return [key, value?.stringValue ?? value?.numberValue ?? value?.boolValue ?? null];
    }),
  );
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
  const equal = (row: number) =>
    keys.filter((key) => !isEmpty(now.get(key)) && same(sheet.cells.get(key)?.[row], now.get(key))).length;
  let best: number | null = null;
  let bestScore = Math.max(0, filled / 2 - 0.5); // a row that people are typing in differs in a cell or two
  const end = Math.max(0, ...[...sheet.cells.values()].map((cells) => cells.length));
  for (const row of [meant, ...Array.from({ length: end }, (_, index) => index)]) {
    if (row <= sheet.headerRow) continue;
    const score = equal(row);
    if (score > bestScore) [best, bestScore] = [row, score];
  }
  return best;
}

/** Where the row of an overwritten cell stands now. */
function locate(tab: Tab, sheet: RawTab, { row, overwritten, at, key, value }: Restore): CellWrite {
  const found = whichRow(tab, sheet, row, new Set([...overwritten, key]), -1);
  if (found === null) throw new CellNotRestored(tab, key, at + 1);
  return { row: found, key, value };
}

function same(a: RawCell, b: RawCell): boolean {
  return isEmpty(a) ? isEmpty(b) : a === b;
}
