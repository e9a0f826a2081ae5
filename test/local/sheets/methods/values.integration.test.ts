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
