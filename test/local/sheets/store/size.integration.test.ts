import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { afterEach, describe, expect, it } from 'vitest';
import type { SheetsServer } from '../../../../local/sheets/server.ts';
import { connect, driveFor, makeList, refusal } from '../client.ts';

const LIMIT = 30_000;
const TOO_LARGE =
  'This action would increase the number of cells in the workbook above the limit of 30000 cells.';

let server: SheetsServer;
afterEach(() => server.close());

/** A list of 1000 × 26 cells on a server that lets a spreadsheet have 30,000. */
async function list(): Promise<{ api: sheets_v4.Sheets; spreadsheetId: string }> {
  const connected = await connect({ maxCells: LIMIT });
  ({ server } = connected);
  return { api: connected.api, spreadsheetId: await makeList(connected.api, [['Kopf']]) };
}

describe('the cells of a spreadsheet', () => {
  it('count used or not, over all sheets: what would be more is refused whole and by its request', async () => {
    const { api, spreadsheetId } = await list();
    const addSheet = (rowCount: number): sheets_v4.Schema$Request => ({
      addSheet: { properties: { gridProperties: { rowCount, columnCount: 10 } } },
    });
    const batch = (...requests: sheets_v4.Schema$Request[]): Promise<string> =>
      refusal(api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } }));
    expect(await batch(addSheet(300), addSheet(101))).toBe(`400 Invalid requests[1].addSheet: ${TOO_LARGE}`);
    expect((await api.spreadsheets.get({ spreadsheetId })).data.sheets).toHaveLength(1);
    expect(await batch(addSheet(300), addSheet(100))).toBe('not refused');
    expect(await batch({ appendDimension: { sheetId: 7, dimension: 'ROWS', length: 1 } })).toBe(
      `400 Invalid requests[0].appendDimension: ${TOO_LARGE}`,
    );
  });

  it('are watched where values make a grid grow, and a sheet or file comes from elsewhere', async () => {
    const { api, spreadsheetId } = await list();
    const rows = Array.from({ length: 160 }, (_, row) => [row]);
    const append = await refusal(
      api.spreadsheets.values.append({
        spreadsheetId,
        range: 'Liste!A1000',
        valueInputOption: 'RAW',
        requestBody: { values: rows },
      }),
    );
    expect(append).toBe(`400 ${TOO_LARGE}`);
    const copy = await refusal(
      api.spreadsheets.sheets.copyTo({
        spreadsheetId,
        sheetId: 7,
        requestBody: { destinationSpreadsheetId: spreadsheetId },
      }),
    );
    expect(copy).toBe(`400 ${TOO_LARGE}`);
    const gridProperties = { rowCount: 1001, columnCount: 30 };
    const create = api.spreadsheets.create({ requestBody: { sheets: [{ properties: { gridProperties } }] } });
    expect(await refusal(create)).toBe(`400 ${TOO_LARGE}`);
    expect((await driveFor(server.url).files.list()).data.files).toHaveLength(1);
    expect((await api.spreadsheets.values.get({ spreadsheetId, range: 'Liste' })).data.values).toEqual([
      ['Kopf'],
    ]);
  });

  it('may stay more than a limit that came later, but not become more still', async () => {
    const state = mkdtempSync(join(tmpdir(), 'sheets-'));
    try {
      const first = await connect({ state });
      const spreadsheetId = await makeList(first.api, [['Kopf']]);
      await first.server.close();
      const connected = await connect({ state, maxCells: 100 });
      ({ server } = connected);
      const setRows = (rowCount: number): Promise<string> => {
        const properties = { sheetId: 7, gridProperties: { rowCount } };
        const requests = [{ updateSheetProperties: { properties, fields: 'gridProperties.rowCount' } }];
        return refusal(connected.api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } }));
      };
      expect(await setRows(900)).toBe('not refused');
      expect(await setRows(901)).toContain('above the limit of 100 cells.');
    } finally {
      rmSync(state, { recursive: true });
    }
  });
});
