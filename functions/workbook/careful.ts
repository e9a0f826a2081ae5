import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { Api } from './api.ts';
import {
  ASK_BACK,
  hitsOf,
  holdsAnother,
  locate,
  typedValue,
  witnessOf,
  type PlacedCell,
  type Restore,
  type TypedRows,
  type TypedValue,
} from './ask-back.ts';
import { formatOf, isEmpty, type RawCell } from './cells.ts';
import { CellNotRestored, Refused, RowsMoved, TabMissing } from './errors.ts';
import { columnLetters, quoted } from './layout.ts';
import { contentsFrom, contentsText, shuffledRows, type Contents } from './shuffle.ts';
import { movedAway, placeFilter, rawTab, tabFilters, type RawTab } from './snapshot.ts';
import type { FileWriter } from './writer.ts';

/** Writes before the caller hears that somebody keeps sorting. Two are usual where rows look alike. */
const TRIES = 4;

/** One cell to write: the row's index in what was read just before, the column's key, what shall stand there. */
export interface CellWrite {
  readonly row: number;
  readonly key: string;
  readonly value: RawCell;
}

/** A cell of a row that stands in another one too, whose id it is. */
export interface ClearedCell extends CellWrite {
  readonly id: string;
}

/** Indexes of the manager's own columns to be emptied in a row, by the row as typed. */
export type BlankedBeside = (
  sheet: RawTab,
  row: number,
  typed: readonly (TypedValue | undefined)[],
) => readonly number[];

/** What a careful write works with. */
export interface CarefulIo {
  readonly api: Api;
  readonly writer: FileWriter;
  /** A pace's `now()` after which nothing more is tried. */
  readonly deadline: number;
  /** What the tab's metadata remembers of its contents. */
  readonly known: Contents;
  /** Hears of every cell that was hit and put back. */
  readonly onPutBack: (cell: PutBack) => void;
}

/** A cell that a write hit and put back: the entry's id and the column's name, as far as they are known. */
export interface PutBack {
  readonly id: string | null;
  readonly column: string;
}

/**
 * Writes cells of existing rows. Google has no compare-and-set and people sort, so: read, write by row number, and ask
 * back in the same call which rows and columns were hit. A cell that was not meant is put back, and it is tried again.
 * @param plan the writes that what was read still lacks; asked anew at each try, so it must come to nothing. It hears
 *   which rows' contents do not belong to their ids: into those nothing is written, whatever it says
 * @param blanked which columns of the manager's own are emptied along with that, in the rows that the plan writes into
 * @returns whether writes were held back for that reason
 * @throws RowsMoved, CellNotRestored, and what any call throws
 */
export async function writeCarefully(
  io: CarefulIo,
  tab: Tab,
  plan: (sheet: RawTab, shuffled: ReadonlySet<number>) => readonly CellWrite[],
  blanked: BlankedBeside = () => [],
): Promise<boolean> {
  const { api, writer, deadline } = io;
  const { spreadsheetId } = writer;
  let restores: readonly Restore[] = [];
  let refused = false;
  /** What was read first, for entries that `upkeep` has not seen yet. */
  let first: Contents | undefined;
  for (let attempt = 0; ; attempt++) {
    const sheet = await readTab(api, spreadsheetId, tab, deadline);
    if (!sheet) throw new TabMissing(tab);
    const shuffled = new Set(
      [io.known, first].flatMap((contents) => (contents ? [...shuffledRows(tab, sheet, contents)] : [])),
    );
    first ??= contentsFrom(contentsText(tab, sheet));
    // What was hit is put back before anything else: until then nobody can tell whose the rows are.
    const back = restores.flatMap((restore) => locate(tab, sheet, restore) ?? []);
    const wanted = back.length > 0 ? [] : plan(sheet, shuffled);
    const writes = wanted.filter(({ row }) => !shuffled.has(row));
    const now = withoutWitnesses(tab, sheet, writes);
    const planned = [...back, ...now.map((write) => placed(tab, sheet, write))];
    const [cell] = planned;
    if (!cell) return wanted.length > 0;
    if (attempt >= TRIES && back.length === 0) throw new RowsMoved(tab);
    if (attempt >= 2 * TRIES) throw new CellNotRestored(tab, columnLetters(cell.column), cell.row + 1);

    const place = await writer.place(tab, deadline);
    if (!place) throw new TabMissing(tab);
    const rows = [...new Set(planned.map(({ row }) => row))].toSorted((a, b) => a - b);
    const typed = await typedRows(io, place.sheetId, rows);
    if (!isStill(tab, sheet, typed)) continue;
    const cells = [...planned, ...cellsBeside(sheet, typed, now, blanked)];
    const request = {
      requests: cells.map((one) => cellRequest(place.sheetId, one)),
      includeSpreadsheetInResponse: true,
      responseRanges: [...new Set([Math.max(sheet.headerRow, 0), ...rows])].map(
        (row) => `${quoted(sheet.title)}!${row + 1}:${row + 1}`,
      ),
    };
    let answer: sheets_v4.Schema$BatchUpdateSpreadsheetResponse;
    try {
      answer = await api.write(spreadsheetId, request, ASK_BACK, deadline);
    } catch (error) {
      // A tab that was renamed since is asked for by its old name, and nothing was written.
      if (!(error instanceof Refused) || refused) throw error;
      refused = true;
      continue;
    }
    const after = answer.updatedSpreadsheet?.sheets?.find(
      ({ properties }) => (properties?.sheetId ?? 0) === place.sheetId,
    );
    const hits = hitsOf(tab, sheet, typed, cells, after?.data ?? []);
    for (const { restore } of back)
      if (restore && !hits.restores.includes(restore)) io.onPutBack(putBackOf(tab, restore));
    // What was put back may be what the plan was to change, and a witness is left: it is asked once more.
    if (hits.allMeant && back.length === 0 && now.length === writes.length)
      return writes.length < wanted.length;
    restores = hits.restores;
    writer.forget();
  }
}

function putBackOf(tab: Tab, { entry, column }: Restore): PutBack {
  const id = typeof entry === 'object' && 'cells' in entry ? entry.cells.get(tab.idColumn) : null;
  const key = 'key' in column ? column.key : null;
  return {
    id: isEmpty(id) ? null : String(id),
    column: key === null ? ('header' in column ? column.header : '') : (tab.columns[key]?.label ?? key),
  };
}

function cellsBeside(
  sheet: RawTab,
  typed: TypedRows,
  writes: readonly CellWrite[],
  blanked: BlankedBeside,
): PlacedCell[] {
  return [...new Set(writes.map(({ row }) => row))].flatMap((row) =>
    blanked(sheet, row, typed.get(row) ?? []).map((column): PlacedCell => ({
      row,
      column,
      value: undefined,
      format: undefined,
      restore: null,
    })),
  );
}

/** Writes that may go out together: of each row what leaves enough by which it is known afterwards. */
function withoutWitnesses(tab: Tab, sheet: RawTab, writes: readonly CellWrite[]): CellWrite[] {
  return [...Map.groupBy(writes, ({ row }) => row)].flatMap(([row, its]) => {
    const witness = witnessOf(
      tab,
      sheet,
      row,
      its.map(({ key }) => key),
    );
    return its.filter(({ key }) => key !== witness);
  });
}

function placed(tab: Tab, sheet: RawTab, { row, key, value }: CellWrite): PlacedCell {
  const declared = tab.columns[key];
  return {
    row,
    column: sheet.places.get(key) ?? 0,
    value: typedValue(value),
    format: declared && formatOf(tab, declared)?.numberFormat,
    restore: null,
  };
}

/** Whole rows as people typed them, formulas and the manager's own columns included. */
async function typedRows(io: CarefulIo, sheetId: number, rows: readonly number[]): Promise<TypedRows> {
  const { sheets } = await io.api.matching(
    io.writer.spreadsheetId,
    rows.map((row) => ({ gridRange: { sheetId, startRowIndex: row, endRowIndex: row + 1 } })),
    'sheets(properties(sheetId),data(startRow,rowData(values(userEnteredValue))))',
    io.deadline,
  );
  const grids = sheets?.find(({ properties }) => (properties?.sheetId ?? 0) === sheetId)?.data ?? [];
  return new Map(
    grids.map(({ startRow, rowData }) => [
      startRow ?? 0,
      (rowData?.[0]?.values ?? []).map(({ userEnteredValue }) => userEnteredValue),
    ]),
  );
}

/** Whether the rows as typed are the same entries as in what was read before, by their ids and by their contents. */
function isStill(tab: Tab, sheet: RawTab, typed: TypedRows): boolean {
  return [...typed].every(([row, values]) => {
    if (row === sheet.headerRow) return true;
    const cells = new Map(
      [...sheet.places].map(([key, at]): [string, RawCell] => {
        const value = values[at];
        // A formula's result is not known here: it counts as what was read.
        if (value?.formulaValue) return [key, sheet.cells.get(key)?.[row]];
        return [key, value?.stringValue ?? value?.numberValue ?? value?.boolValue ?? null];
      }),
    );
    const id = sheet.cells.get(tab.idColumn)?.[row];
    const sameId = isEmpty(id) || !sheet.places.has(tab.idColumn) || cells.get(tab.idColumn) === String(id);
    return sameId && !holdsAnother(tab, sheet, cells, new Set(), row);
  });
}

function cellRequest(sheetId: number, { row, column, value, format }: PlacedCell): sheets_v4.Schema$Request {
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
              ...(value && { userEnteredValue: value }),
              ...(format && { userEnteredFormat: { numberFormat: format } }),
            },
          ],
        },
      ],
      fields: format ? 'userEnteredValue,userEnteredFormat.numberFormat' : 'userEnteredValue',
    },
  };
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
