import { randomInt } from 'node:crypto';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { refusal } from '../client.ts';

type Request = sheets_v4.Schema$Request;

/** One sheet made for one test. */
export interface Probe {
  sheetId: number;
  title: string;
  /** A range on it: `at('A1:B2')` is `Probe_7!A1:B2`. */
  at: (range: string) => string;
}

/**
 * The hands of a contract test: one spreadsheet (de_DE, Europe/Berlin) of a server, and the calls that most tests need.
 * Every test works on a sheet of its own, so that all of them do with one spreadsheet, at Google too.
 */
export class Contract {
  readonly api: sheets_v4.Sheets;
  readonly spreadsheetId: string;
  /** The same spreadsheet for somebody who may edit it and is not its owner, where there is one. */
  readonly editor: sheets_v4.Sheets | undefined;
  readonly #made: number[] = [];
  readonly #base = randomInt(1_000_000, 2_000_000_000);

  constructor(api: sheets_v4.Sheets, spreadsheetId: string, editor?: sheets_v4.Sheets) {
    this.api = api;
    this.spreadsheetId = spreadsheetId;
    this.editor = editor;
  }

  /** A number that nothing in the spreadsheet has as its id, and a title for a sheet that goes with it. */
  fresh(): { id: number; title: string } {
    const id = this.#base + this.#made.length;
    this.#made.push(id);
    return { id, title: `Probe_${id}` };
  }

  /** A new sheet with these values from A1; strings stay strings, null is no cell. */
  async sheet(
    values: readonly (readonly (string | number | null)[])[] = [],
    grid = { rowCount: 1000, columnCount: 26 },
  ): Promise<Probe> {
    const { id: sheetId, title } = this.fresh();
    const rows = values.map((row) => ({ values: row.map(cellOf) }));
    await this.batch(
      { addSheet: { properties: { sheetId, title, gridProperties: grid } } },
      ...(rows.length > 0 ? [{ updateCells: { start: { sheetId }, rows, fields: 'userEnteredValue' } }] : []),
    );
    return { sheetId, title, at: (range) => `${title}!${range}` };
  }

  async batch(...requests: Request[]): Promise<sheets_v4.Schema$BatchUpdateSpreadsheetResponse> {
    const { spreadsheetId } = this;
    return (await this.api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } })).data;
  }

  /** What a refused batch says, or `not refused`. */
  refused(...requests: Request[]): Promise<string> {
    return refusal(this.batch(...requests));
  }

  /** What a refused write says, or `not refused`. */
  writeRefused(range: string, values: unknown[][], more: object = {}): Promise<string> {
    return refusal(this.write(range, values, more));
  }

  async write(
    range: string,
    values: unknown[][],
    more: object = {},
  ): Promise<sheets_v4.Schema$UpdateValuesResponse> {
    const call = { spreadsheetId: this.spreadsheetId, range, valueInputOption: 'RAW', ...more };
    return (await this.api.spreadsheets.values.update({ ...call, requestBody: { values } })).data;
  }

  async append(
    range: string,
    values: unknown[][],
    more: object = {},
  ): Promise<sheets_v4.Schema$AppendValuesResponse> {
    const call = { spreadsheetId: this.spreadsheetId, range, valueInputOption: 'RAW', ...more };
    return (await this.api.spreadsheets.values.append({ ...call, requestBody: { values } })).data;
  }

  /** The values of a range, unformatted, as a ValueRange. */
  async read(range: string, more: object = {}): Promise<sheets_v4.Schema$ValueRange> {
    const call = {
      spreadsheetId: this.spreadsheetId,
      range,
      valueRenderOption: 'UNFORMATTED_VALUE',
      ...more,
    };
    return (await this.api.spreadsheets.values.get(call)).data;
  }

  async get(ranges: string[], fields: string): Promise<sheets_v4.Schema$Spreadsheet> {
    return (await this.api.spreadsheets.get({ spreadsheetId: this.spreadsheetId, ranges, fields })).data;
  }

  /** The first cell of a range, as far as `fields` say. */
  async cell(range: string, fields: string): Promise<sheets_v4.Schema$CellData> {
    const { sheets } = await this.get([range], `sheets.data.rowData.values(${fields})`);
    return sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0] ?? {};
  }

  /** Puts developer metadata on one row or column; gives its id. */
  async mark(
    { sheetId }: Probe,
    dimension: 'ROWS' | 'COLUMNS',
    startIndex: number,
    more: object = {},
  ): Promise<number> {
    const location = { dimensionRange: { sheetId, dimension, startIndex, endIndex: startIndex + 1 } };
    const developerMetadata = { metadataKey: 'contract', visibility: 'DOCUMENT', location, ...more };
    const { replies } = await this.batch({ createDeveloperMetadata: { developerMetadata } });
    return replies?.[0]?.createDeveloperMetadata?.developerMetadata?.metadataId ?? 0;
  }

  /** The metadata that a lookup finds. */
  async lookUp(
    lookup: sheets_v4.Schema$DeveloperMetadataLookup,
  ): Promise<sheets_v4.Schema$DeveloperMetadata[]> {
    const { data } = await this.api.spreadsheets.developerMetadata.search({
      spreadsheetId: this.spreadsheetId,
      requestBody: { dataFilters: [{ developerMetadataLookup: lookup }] },
    });
    return (data.matchedDeveloperMetadata ?? []).flatMap((match) => match.developerMetadata ?? []);
  }

  /** Where metadata on a row or column lies now; undefined when it is gone. */
  async placeOf(metadataId: number): Promise<number | undefined> {
    const [found] = await this.lookUp({ metadataId });
    return found?.location?.dimensionRange?.startIndex ?? undefined;
  }

  /** Takes away the sheets that tests have made, as far as they are still there. */
  async tidy(): Promise<void> {
    const { sheets = [] } = await this.get([], 'sheets.properties(sheetId,title)');
    const ids = sheets.flatMap(({ properties }) => properties?.sheetId ?? []);
    const made = ids.filter((id) => id >= this.#base && id < this.#base + this.#made.length);
    await this.batch(...made.map((sheetId) => ({ deleteSheet: { sheetId } })));
  }
}

function cellOf(value: string | number | null): sheets_v4.Schema$CellData {
  if (value === null) return {};
  return { userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: value } };
}

/** Rows or columns of a sheet as the API names them. */
export function stretch(
  { sheetId }: Probe,
  dimension: 'ROWS' | 'COLUMNS',
  startIndex: number,
  endIndex = startIndex + 1,
): sheets_v4.Schema$DimensionRange {
  return { sheetId, dimension, startIndex, endIndex };
}

/** A filter for one piece of metadata. */
export function byId(metadataId: number): sheets_v4.Schema$DataFilter {
  return { developerMetadataLookup: { metadataId } };
}
