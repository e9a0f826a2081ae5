import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { Api } from './api.ts';
import {
  ASK_BACK,
  hitsOf,
  locate,
  typedValue,
  type PlacedCell,
  type Restore,
  type TypedRows,
} from './ask-back.ts';
import { isEmpty, numberFormatOf, type RawCell } from './cells.ts';
import { CellNotRestored, Refused, RowsMoved, TabMissing } from './errors.ts';
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

/**
 * Writes cells of existing rows. Google has no compare-and-set and people sort, so: read, write by row number, and ask
 * back in the same call which rows and columns were hit. A cell that was not meant is put back, and it is tried again.
 * @param plan the writes that what was read still lacks; asked anew at each try, so it must come to nothing
 * @throws RowsMoved, CellNotRestored, and what any call throws
 */
export async function writeCarefully(
  io: { readonly api: Api; readonly writer: FileWriter; readonly deadline: number },
  tab: Tab,
  plan: (sheet: RawTab) => readonly CellWrite[],
): Promise<void> {
  const { api, writer, deadline } = io;
  const { spreadsheetId } = writer;
  let restores: readonly Restore[] = [];
  let refused = false;
  for (let attempt = 0; ; attempt++) {
    const sheet = await readTab(api, spreadsheetId, tab, deadline);
    if (!sheet) throw new TabMissing(tab);
    const planned = plan(sheet).map((write) => placed(tab, sheet, write));
    // What the plan writes anyway need not be put back before.
    const back = restores
      .map((restore) => locate(tab, sheet, restore))
      .filter((one) => !planned.some(({ row, column }) => row === one.row && column === one.column));
    const cells = [...back, ...planned];
    const [first] = cells;
    if (!first) return;
    if (attempt >= TRIES && back.length === 0) throw new RowsMoved(tab);
    if (attempt >= 2 * TRIES) throw new CellNotRestored(tab, columnLetters(first.column), first.row + 1);

    const place = await writer.place(tab, deadline);
    if (!place) throw new TabMissing(tab);
    const rows = [...new Set(cells.map(({ row }) => row))].toSorted((a, b) => a - b);
    const typed = await typedRows(io, place.sheetId, rows);
    if (!isStill(tab, sheet, typed)) continue;
    const request = {
      requests: cells.map((cell) => cellRequest(place.sheetId, cell)),
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
    const now = answer.updatedSpreadsheet?.sheets?.find(
      ({ properties }) => (properties?.sheetId ?? 0) === place.sheetId,
    );
    const hits = hitsOf(tab, sheet, typed, cells, now?.data ?? []);
    // What was put back may be what the plan was to change: it is asked once more.
    if (hits.allMeant && back.length === 0) return;
    restores = hits.restores;
    writer.forget();
  }
}

function placed(tab: Tab, sheet: RawTab, { row, key, value }: CellWrite): PlacedCell {
  const declared = tab.columns[key];
  return {
    row,
    column: sheet.places.get(key) ?? 0,
    value: typedValue(value),
    format: declared && numberFormatOf(tab, declared),
    restore: null,
  };
}

/** Whole rows as people typed them, formulas and the manager's own columns included. */
async function typedRows(
  io: { readonly api: Api; readonly writer: FileWriter; readonly deadline: number },
  sheetId: number,
  rows: readonly number[],
): Promise<TypedRows> {
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

/** Whether the rows as typed are the same entries as in what was read before. */
function isStill(tab: Tab, sheet: RawTab, typed: TypedRows): boolean {
  const at = sheet.places.get(tab.idColumn);
  if (at === undefined) return true;
  return [...typed].every(([row, cells]) => {
    const id = sheet.cells.get(tab.idColumn)?.[row];
    return row === sheet.headerRow || isEmpty(id) || cells[at]?.stringValue === String(id);
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
