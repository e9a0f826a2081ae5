import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SheetsServer } from '../../../../local/sheets/server.ts';
import { connect, makeList, refusal } from '../client.ts';

let server: SheetsServer;
let api: sheets_v4.Sheets;
beforeAll(async () => {
  ({ server, api } = await connect());
});
afterAll(() => server.close());

const column = (startIndex: number): object => ({
  dimensionRange: { sheetId: 7, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 },
});
const mark = (metadataId: number, startIndex: number): sheets_v4.Schema$Request => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataId,
      metadataKey: 'column',
      visibility: 'DOCUMENT',
      location: column(startIndex),
    },
  },
});
const append = (text: string): sheets_v4.Schema$Request => ({
  appendCells: {
    sheetId: 7,
    fields: 'userEnteredValue',
    rows: [{ values: [{ userEnteredValue: { stringValue: text } }] }],
  },
});

describe('spreadsheets.create', () => {
  it('makes one sheet, Sheet1, id 0, 1000 by 26, where none is asked for', async () => {
    const { data } = await api.spreadsheets.create({ requestBody: { properties: { title: 'Neu' } } });
    expect(data).toMatchObject({
      spreadsheetId: expect.stringMatching(/^1[\w-]{43}$/),
      properties: { title: 'Neu', locale: 'en_US' },
    });
    expect(data.sheets).toEqual([
      {
        properties: {
          sheetId: 0,
          title: 'Sheet1',
          index: 0,
          sheetType: 'GRID',
          gridProperties: { rowCount: 1000, columnCount: 26 },
        },
      },
    ]);
  });
  it('takes sheets with cells', async () => {
    const values = [{ userEnteredValue: { stringValue: 'A' } }];
    const sheet = { properties: { title: 'T' }, data: [{ rowData: [{ values }] }] };
    const { data } = await api.spreadsheets.create({ requestBody: { sheets: [sheet] } });
    const read = await api.spreadsheets.values.get({ spreadsheetId: data.spreadsheetId ?? '', range: 'T' });
    expect(read.data.values).toEqual([['A']]);
  });
});

describe('spreadsheets.get', () => {
  it('tells grid data only when asked to, and trims it', async () => {
    const spreadsheetId = await makeList(api, [['a', '', ''], [], ['', 'b']]);
    const bare = await api.spreadsheets.get({ spreadsheetId });
    expect(bare.data.sheets?.[0]?.data).toBeUndefined();
    const { data } = await api.spreadsheets.get({
      spreadsheetId,
      includeGridData: true,
      ranges: ['Liste!A1:C5'],
    });
    const [grid] = data.sheets?.[0]?.data ?? [];
    expect(grid?.rowData).toHaveLength(3);
    expect(grid?.rowData?.[1]).toEqual({});
    expect(grid?.rowData?.[2]?.values?.[0]).toEqual({});
    expect(grid?.rowData?.[2]?.values?.[1]).toMatchObject({
      userEnteredValue: { stringValue: 'b' },
      effectiveValue: { stringValue: 'b' },
      formattedValue: 'b',
    });
    expect([grid?.rowMetadata?.length, grid?.columnMetadata?.length]).toEqual([5, 3]);
  });
  it('lets the mask decide about grid data', async () => {
    const spreadsheetId = await makeList(api, [['a']]);
    const fields = 'sheets(properties(title),data.rowData.values.formattedValue)';
    const { data } = await api.spreadsheets.get({ spreadsheetId, includeGridData: false, fields });
    expect(data).toEqual({
      sheets: [
        { properties: { title: 'Liste' }, data: [{ rowData: [{ values: [{ formattedValue: 'a' }] }] }] },
      ],
    });
  });
  it('tells metadata of file, sheet, row and column where it lies', async () => {
    const spreadsheetId = await makeList(api);
    const at = (metadataId: number, location: object): sheets_v4.Schema$Request => ({
      createDeveloperMetadata: {
        developerMetadata: { metadataId, metadataKey: 'k', visibility: 'DOCUMENT', location },
      },
    });
    const row = { dimensionRange: { sheetId: 7, dimension: 'ROWS', startIndex: 0, endIndex: 1 } };
    const requests = [at(1, { spreadsheet: true }), at(2, { sheetId: 7 }), at(3, row), mark(4, 2)];
    await api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
    const fields =
      'developerMetadata.metadataId,sheets(developerMetadata.metadataId,data(rowMetadata.developerMetadata.metadataId,columnMetadata.developerMetadata.metadataId))';
    const { data } = await api.spreadsheets.get({ spreadsheetId, ranges: ['Liste!A1:C1'], fields });
    expect(data).toEqual({
      developerMetadata: [{ metadataId: 1 }],
      sheets: [
        {
          developerMetadata: [{ metadataId: 2 }],
          data: [
            {
              rowMetadata: [{ developerMetadata: [{ metadataId: 3 }] }],
              columnMetadata: [{}, {}, { developerMetadata: [{ metadataId: 4 }] }],
            },
          ],
        },
      ],
    });
  });
});

describe('spreadsheets.batchUpdate', () => {
  it('does all or nothing', async () => {
    const spreadsheetId = await makeList(api, [['Kopf']]);
    const requests = [
      mark(11, 0),
      append('a'),
      { updateSheetProperties: { properties: { sheetId: 7, title: 'Weg' }, fields: 'title' } },
      mark(11, 1),
    ];
    expect(
      await refusal(api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } })),
    ).toContain('400 Invalid requests[3].createDeveloperMetadata:');
    const { data } = await api.spreadsheets.get({
      spreadsheetId,
      fields: 'sheets(properties.title,data(rowData.values.formattedValue,columnMetadata.developerMetadata))',
      ranges: ['Liste!A1:A3'],
    });
    expect(data.sheets).toEqual([
      {
        properties: { title: 'Liste' },
        data: [{ rowData: [{ values: [{ formattedValue: 'Kopf' }] }], columnMetadata: [{}] }],
      },
    ]);
  });
  it('refuses a known kind that it does not do with 501 and its name', async () => {
    const spreadsheetId = await makeList(api);
    const call = api.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: { requests: [{ addChart: {} }] },
    });
    expect(await refusal(call)).toContain('501 Request kind "addChart"');
  });
  it('refuses an unknown kind and an unknown field with 400', async () => {
    const spreadsheetId = await makeList(api);
    const send = (request: object): Promise<string> =>
      refusal(api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [request] } }));
    expect(await send({ addShet: {} })).toBe(
      '400 Invalid JSON payload received. Unknown name "addShet" at \'requests[0]\': Cannot find field.',
    );
    expect(await send({ appendCells: { sheet: 7 } })).toContain(
      'Unknown name "sheet" at \'requests[0].append_cells\'',
    );
    expect(await send({ appendCells: { sheetId: 8, fields: '*', rows: [] } })).toBe(
      '400 Invalid requests[0].appendCells: No grid with id: 8',
    );
  });
});

describe('spreadsheets.developerMetadata', () => {
  it('is told by id, and found by filters that it names', async () => {
    const spreadsheetId = await makeList(api);
    await api.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: { requests: [mark(11, 0), mark(12, 3)] },
    });
    const { data } = await api.spreadsheets.developerMetadata.get({ spreadsheetId, metadataId: 12 });
    expect(data).toMatchObject({ metadataId: 12, location: { locationType: 'COLUMN', ...column(3) } });
    const dataFilters = [
      { developerMetadataLookup: { metadataKey: 'column' } },
      { developerMetadataLookup: { metadataId: 11 } },
    ];
    const found = await api.spreadsheets.developerMetadata.search({
      spreadsheetId,
      requestBody: { dataFilters },
    });
    expect(found.data.matchedDeveloperMetadata).toMatchObject([
      { developerMetadata: { metadataId: 11 }, dataFilters },
      { developerMetadata: { metadataId: 12 }, dataFilters: [dataFilters[0]] },
    ]);
    expect(
      await refusal(api.spreadsheets.developerMetadata.get({ spreadsheetId, metadataId: 13 })),
    ).toContain('404');
  });
});

describe('spreadsheets.sheets.copyTo', () => {
  it('copies a sheet to the end of another file', async () => {
    const from = await makeList(api, [['a']]);
    const to = await makeList(api);
    const { data } = await api.spreadsheets.sheets.copyTo({
      spreadsheetId: from,
      sheetId: 7,
      requestBody: { destinationSpreadsheetId: to },
    });
    expect(data).toMatchObject({ title: 'Copy of Liste', index: 1 });
    const read = await api.spreadsheets.values.get({ spreadsheetId: to, range: "'Copy of Liste'" });
    expect(read.data.values).toEqual([['a']]);
  });
});
