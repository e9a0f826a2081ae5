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

const lookup = (metadataId: number): sheets_v4.Schema$DataFilter => ({
  developerMetadataLookup: { metadataId },
});

/** A list whose columns A, B, C bear the metadata 1, 2, 3. */
async function markedList(values: unknown[][]): Promise<string> {
  const spreadsheetId = await makeList(api, values);
  const requests = [0, 1, 2].map((startIndex) => ({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataId: startIndex + 1,
        metadataKey: 'column',
        visibility: 'DOCUMENT',
        location: {
          dimensionRange: { sheetId: 7, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 },
        },
      },
    },
  }));
  await api.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests } });
  return spreadsheetId;
}

describe('values.get', () => {
  it('cuts trailing blanks, keeps inner ones, and closes the range', async () => {
    const spreadsheetId = await makeList(api, [['a', '', ''], [], ['', 'b']]);
    const { data } = await api.spreadsheets.values.get({ spreadsheetId, range: 'Liste!A:C' });
    expect(data).toEqual({ range: 'Liste!A1:C1000', majorDimension: 'ROWS', values: [['a'], [], ['', 'b']] });
    const columns = await api.spreadsheets.values.get({
      spreadsheetId,
      range: 'Liste!A:C',
      majorDimension: 'COLUMNS',
    });
    expect(columns.data.values).toEqual([['a'], ['', '', 'b']]);
  });
  it('has no values for nothing', async () => {
    const spreadsheetId = await makeList(api);
    const { data } = await api.spreadsheets.values.get({ spreadsheetId, range: 'Liste!A1:B2' });
    expect(data).toEqual({ range: 'Liste!A1:B2', majorDimension: 'ROWS' });
  });
});

describe('values.update', () => {
  const write = async (option: string, values: unknown[][], range = 'Liste!A1'): Promise<string> => {
    const spreadsheetId = await makeList(api);
    await api.spreadsheets.values.update({
      spreadsheetId,
      range,
      valueInputOption: option,
      requestBody: { values },
    });
    return spreadsheetId;
  };
  const read = async (spreadsheetId: string, more: object = {}): Promise<unknown> =>
    (await api.spreadsheets.values.get({ spreadsheetId, range: 'Liste', ...more })).data.values;

  it('keeps what is sent RAW: leading zeros, formulas, dates stay text', async () => {
    const id = await write('RAW', [['0042', '=1+1', '27.9.2026', true, 5]]);
    expect(await read(id, { valueRenderOption: 'UNFORMATTED_VALUE' })).toEqual([
      ['0042', '=1+1', '27.9.2026', true, 5],
    ]);
  });
  it('reads what is USER_ENTERED by the locale of the file', async () => {
    const id = await write('USER_ENTERED', [
      ['0042', '=1+1', '27.9.2026', '12,5 %', '1.234,5', 'WAHR', '08:30'],
    ]);
    expect(await read(id, { valueRenderOption: 'UNFORMATTED_VALUE' })).toEqual([
      [42, 2, 46292, 0.125, 1234.5, true, 8.5 / 24],
    ]);
    expect(await read(id)).toEqual([['42', '2', '27.9.2026', '12,50%', '1.234,50', 'WAHR', '08:30']]);
    expect(await read(id, { valueRenderOption: 'FORMULA' })).toEqual([
      [42, '=1+1', 46292, 0.125, 1234.5, true, 8.5 / 24],
    ]);
  });
  it('tells dates as texts where asked to', async () => {
    const id = await write('USER_ENTERED', [['2026-09-27', 5]]);
    const options = { valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'FORMATTED_STRING' };
    expect(await read(id, options)).toEqual([['2026-09-27', 5]]);
  });
  it('skips null and empties with an empty text', async () => {
    const spreadsheetId = await makeList(api, [['a', 'b', 'c']]);
    const { data } = await api.spreadsheets.values.update({
      spreadsheetId,
      range: 'Liste!A1:C1',
      valueInputOption: 'RAW',
      requestBody: { values: [[null, '', 'neu']] },
    });
    expect(data).toMatchObject({
      updatedRange: 'Liste!A1:C1',
      updatedCells: 2,
      updatedColumns: 2,
      updatedRows: 1,
    });
    expect(await read(spreadsheetId)).toEqual([['a', '', 'neu']]);
  });
  it('refuses values outside the range named, and no input option', async () => {
    const spreadsheetId = await makeList(api);
    const send = (values: unknown[][], valueInputOption?: string): Promise<string> =>
      refusal(
        api.spreadsheets.values.update({
          spreadsheetId,
          range: 'Liste!A1:B1',
          ...(valueInputOption ? { valueInputOption } : {}),
          requestBody: { values },
        }),
      );
    expect(await send([['a', 'b', 'c']], 'RAW')).toBe(
      '400 Requested writing within range [Liste!A1:B1], but tried writing to column [C]',
    );
    expect(await send([['a'], ['b']], 'RAW')).toBe(
      '400 Requested writing within range [Liste!A1:B1], but tried writing to row [2]',
    );
    expect(await send([['a']])).toBe("400 'valueInputOption' is required but not specified");
  });
  it('gives back what it wrote', async () => {
    const spreadsheetId = await makeList(api);
    const { data } = await api.spreadsheets.values.update({
      spreadsheetId,
      range: 'Liste!B2',
      valueInputOption: 'USER_ENTERED',
      includeValuesInResponse: true,
      responseValueRenderOption: 'UNFORMATTED_VALUE',
      requestBody: { values: [['3,5']] },
    });
    expect(data.updatedData).toEqual({ range: 'Liste!B2', majorDimension: 'ROWS', values: [[3.5]] });
  });
});

describe('values.append', () => {
  const append = async (
    spreadsheetId: string,
    range: string,
    values: unknown[][],
    more: object = {},
  ): Promise<object> =>
    (
      await api.spreadsheets.values.append({
        spreadsheetId,
        range,
        valueInputOption: 'RAW',
        requestBody: { values },
        ...more,
      })
    ).data;

  it('goes below the table it finds and names it', async () => {
    const spreadsheetId = await makeList(api, [
      ['Name', 'Alter'],
      ['A', 1],
    ]);
    expect(await append(spreadsheetId, 'Liste', [['B', 2]])).toMatchObject({
      tableRange: 'Liste!A1:B2',
      updates: { updatedRange: 'Liste!A3:B3', updatedRows: 1, updatedColumns: 2, updatedCells: 2 },
    });
  });
  it('writes at the range where there is no table', async () => {
    const spreadsheetId = await makeList(api);
    const answer = await append(spreadsheetId, 'Liste!C4', [['x']]);
    expect(answer).toMatchObject({ updates: { updatedRange: 'Liste!C4' } });
    expect(answer).not.toHaveProperty('tableRange');
  });
  it('overwrites below a table, or inserts rows where told to', async () => {
    const values = [['Kopf'], [''], ['Notiz']];
    const over = await makeList(api, values);
    await append(over, 'Liste!A1', [['a'], ['b']]);
    expect((await api.spreadsheets.values.get({ spreadsheetId: over, range: 'Liste' })).data.values).toEqual([
      ['Kopf'],
      ['a'],
      ['b'],
    ]);
    const insert = await makeList(api, values);
    await append(insert, 'Liste!A1', [['a'], ['b']], { insertDataOption: 'INSERT_ROWS' });
    const { data } = await api.spreadsheets.values.get({ spreadsheetId: insert, range: 'Liste' });
    expect(data).toMatchObject({ range: 'Liste!A1:Z1002', values: [['Kopf'], ['a'], ['b'], [], ['Notiz']] });
  });
  it('makes a full grid grow', async () => {
    const spreadsheetId = await makeList(
      api,
      Array.from({ length: 1000 }, () => ['x']),
    );
    expect(await append(spreadsheetId, 'Liste', [['y']])).toMatchObject({
      updates: { updatedRange: 'Liste!A1001' },
    });
  });
  it('makes a table longer when rows are inserted', async () => {
    const spreadsheetId = await makeList(api, [['Kopf'], ['a'], [], ['Notiz']]);
    const range = { sheetId: 7, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 };
    await api.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: { requests: [{ addTable: { table: { range } } }] },
    });
    await append(spreadsheetId, 'Liste!A1', [['b'], ['c']], { insertDataOption: 'INSERT_ROWS' });
    const { data } = await api.spreadsheets.get({ spreadsheetId });
    expect(data.sheets?.[0]?.tables?.[0]?.range).toMatchObject({ startRowIndex: 0, endRowIndex: 4 });
    const { data: read } = await api.spreadsheets.values.get({ spreadsheetId, range: 'Liste!A:A' });
    expect(read.values).toEqual([['Kopf'], ['a'], ['b'], ['c'], [], ['Notiz']]);
  });
});

describe('values:batchGet, values:batchUpdate, values:batchClear, values.clear', () => {
  it('write several ranges and count rows and columns once', async () => {
    const spreadsheetId = await makeList(api);
    const data = ['B2', 'D2', 'B4', 'D4'].map((cell) => ({ range: `Liste!${cell}`, values: [['x']] }));
    const written = await api.spreadsheets.values.batchUpdate({
      spreadsheetId,
      requestBody: { valueInputOption: 'RAW', data },
    });
    expect(written.data).toMatchObject({
      totalUpdatedRows: 2,
      totalUpdatedColumns: 2,
      totalUpdatedCells: 4,
      totalUpdatedSheets: 1,
    });
    const got = await api.spreadsheets.values.batchGet({
      spreadsheetId,
      ranges: ['Liste!B2', 'Liste!A4:D4'],
    });
    expect(got.data.valueRanges?.map(({ values }) => values)).toEqual([[['x']], [['', 'x', '', 'x']]]);
  });
  it('name the place of a refusal and write nothing then', async () => {
    const spreadsheetId = await makeList(api);
    const data = [
      { range: 'Liste!A1', values: [['x']] },
      { range: 'Fort!A1', values: [['x']] },
    ];
    expect(
      await refusal(
        api.spreadsheets.values.batchUpdate({
          spreadsheetId,
          requestBody: { valueInputOption: 'RAW', data },
        }),
      ),
    ).toBe('400 Invalid data[1]: Unable to parse range: Fort!A1');
    expect(
      (await api.spreadsheets.values.get({ spreadsheetId, range: 'Liste' })).data.values,
    ).toBeUndefined();
  });
  it('empty values and leave formats', async () => {
    const spreadsheetId = await makeList(api);
    const requestBody = { values: [['27.9.2026', 'b', 'c']] };
    await api.spreadsheets.values.update({
      spreadsheetId,
      range: 'Liste!A1',
      valueInputOption: 'USER_ENTERED',
      requestBody,
    });
    const cleared = await api.spreadsheets.values.clear({
      spreadsheetId,
      range: 'Liste!A1',
      requestBody: {},
    });
    expect(cleared.data).toEqual({ spreadsheetId, clearedRange: 'Liste!A1' });
    const more = await api.spreadsheets.values.batchClear({
      spreadsheetId,
      requestBody: { ranges: ['Liste!B1', 'Liste!C:C'] },
    });
    expect(more.data.clearedRanges).toEqual(['Liste!B1', 'Liste!C1:C1000']);
    const { data } = await api.spreadsheets.get({
      spreadsheetId,
      fields: 'sheets.data.rowData.values(userEnteredValue,userEnteredFormat)',
    });
    expect(data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values).toEqual([
      { userEnteredFormat: { numberFormat: { type: 'DATE', pattern: 'd.m.yyyy' } } },
    ]);
  });
});

describe('values by data filter', () => {
  it('are read by column identity after columns were moved and inserted', async () => {
    const spreadsheetId = await markedList([
      ['Titel', 'Stand', 'Ort'],
      ['A', 46292, 'x'],
      ['B', 46293],
    ]);
    const move = {
      source: { sheetId: 7, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
      destinationIndex: 3,
    };
    const range = { sheetId: 7, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 };
    await api.spreadsheets.batchUpdate({
      spreadsheetId,
      requestBody: { requests: [{ moveDimension: move }, { insertDimension: { range } }] },
    });
    const { data } = await api.spreadsheets.values.batchGetByDataFilter({
      spreadsheetId,
      requestBody: {
        majorDimension: 'COLUMNS',
        valueRenderOption: 'UNFORMATTED_VALUE',
        dateTimeRenderOption: 'SERIAL_NUMBER',
        dataFilters: [lookup(1), lookup(2), lookup(3), lookup(4)],
      },
    });
    expect(data.valueRanges).toEqual([
      {
        valueRange: { range: 'Liste!D1:D1000', majorDimension: 'COLUMNS', values: [['Titel', 'A', 'B']] },
        dataFilters: [lookup(1)],
      },
      {
        valueRange: { range: 'Liste!B1:B1000', majorDimension: 'COLUMNS', values: [['Stand', 46292, 46293]] },
        dataFilters: [lookup(2)],
      },
      {
        valueRange: { range: 'Liste!C1:C1000', majorDimension: 'COLUMNS', values: [['Ort', 'x']] },
        dataFilters: [lookup(3)],
      },
    ]);
  });
  it('are written and cleared by column identity', async () => {
    const spreadsheetId = await markedList([['a', 'b', 'c']]);
    const values = [['neu', 'neuer']];
    const { data } = await api.spreadsheets.values.batchUpdateByDataFilter({
      spreadsheetId,
      requestBody: {
        valueInputOption: 'RAW',
        data: [{ dataFilter: lookup(2), majorDimension: 'COLUMNS', values }],
      },
    });
    expect(data).toMatchObject({
      totalUpdatedCells: 2,
      responses: [{ updatedRange: 'Liste!B1:B2', dataFilter: lookup(2) }],
    });
    const cleared = await api.spreadsheets.values.batchClearByDataFilter({
      spreadsheetId,
      requestBody: { dataFilters: [lookup(3)] },
    });
    expect(cleared.data.clearedRanges).toEqual(['Liste!C1:C1000']);
    const read = await api.spreadsheets.values.get({ spreadsheetId, range: 'Liste' });
    expect(read.data.values).toEqual([
      ['a', 'neu'],
      ['', 'neuer'],
    ]);
  });
});
