import { GoogleSpreadsheet } from 'google-spreadsheet';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SheetsServer, startSheets } from '../../../../local/sheets/server.ts';
import { googleFetch } from '../../../support/google-fetch.ts';

/** The client google-spreadsheet 5 by its ordinary calls. */
const auth = { token: 'any-token' };
let server: SheetsServer;
let restoreFetch: () => void;
let doc: GoogleSpreadsheet;

beforeAll(async () => {
  server = await startSheets({ port: 0, state: ':memory:' });
  restoreFetch = googleFetch(server.url);
});
afterAll(async () => {
  restoreFetch();
  await server.close();
});
beforeEach(async () => {
  doc = await GoogleSpreadsheet.createNewSpreadsheetDocument(auth, { title: 'Verein', locale: 'de_DE' });
});

/** A sheet with a header and two rows. */
async function people(): Promise<Awaited<ReturnType<GoogleSpreadsheet['addSheet']>>> {
  const sheet = await doc.addSheet({ title: 'Leute', headerValues: ['Name', 'Ort', 'Alter'] });
  await sheet.addRows(
    [
      { Name: 'Ada', Ort: 'Altstadt', Alter: '36' },
      { Name: 'Ben', Ort: "0815 'Nord'", Alter: '40' },
    ],
    { raw: true },
  );
  return sheet;
}

describe('a document', () => {
  it('is made, loaded and changed', async () => {
    expect(doc).toMatchObject({ title: 'Verein', locale: 'de_DE', sheetCount: 1 });
    await doc.updateProperties({ title: 'Verein 2026', timeZone: 'Europe/Berlin' });
    const again = new GoogleSpreadsheet(doc.spreadsheetId, auth);
    await again.loadInfo();
    expect(again).toMatchObject({ title: 'Verein 2026', timeZone: 'Europe/Berlin' });
    expect(again.sheetsByIndex.map(({ title, rowCount }) => [title, rowCount])).toEqual([['Sheet1', 1000]]);
  });

  it('has sheets added, renamed, copied within and to another document, and deleted', async () => {
    const sheet = await people();
    await sheet.updateProperties({ title: 'Mitglieder', tabColor: { red: 1, green: 0, blue: 0 } });
    await sheet.resize({ rowCount: 30, columnCount: 8 });
    const copy = await sheet.duplicate({ title: 'Zweite', index: 2 });
    expect(copy).toMatchObject({ title: 'Zweite', index: 2, rowCount: 30, columnCount: 8 });
    const other = await GoogleSpreadsheet.createNewSpreadsheetDocument(auth, { title: 'Ziel' });
    await sheet.copyToSpreadsheet(other.spreadsheetId);
    await other.loadInfo();
    expect(other.sheetsByIndex.map(({ title }) => title)).toEqual(['Sheet1', 'Copy of Mitglieder']);
    await copy.delete();
    await doc.loadInfo();
    expect(doc.sheetsByIndex.map(({ title }) => title)).toEqual(['Sheet1', 'Mitglieder']);
  });

  it('is shared and, in the end, deleted', async () => {
    await doc.share('robot@office.example', { role: 'writer', emailMessage: false });
    await doc.setPublicAccessLevel('reader');
    const permissions = await doc.listPermissions();
    expect(permissions).toMatchObject([
      { type: 'user', role: 'owner' },
      { type: 'user', role: 'writer', emailAddress: 'robot@office.example' },
      { type: 'anyone', role: 'reader' },
    ]);
    await doc.setPublicAccessLevel(false);
    await doc.deletePermission(permissions[1]?.id ?? '');
    expect(await doc.listPermissions()).toHaveLength(1);
    await doc.delete();
    const gone = new GoogleSpreadsheet(doc.spreadsheetId, auth);
    await expect(gone.loadInfo()).rejects.toThrow('Google API error - [404] Requested entity was not found.');
  });

  it('has named ranges and developer metadata', async () => {
    const sheet = await people();
    await doc.addNamedRange('Namen', {
      sheetId: sheet.sheetId,
      startColumnIndex: 0,
      endColumnIndex: 1,
    });
    const range = { sheetId: sheet.sheetId, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 };
    await doc.sheetsApi.post(':batchUpdate', {
      json: {
        requests: [
          {
            createDeveloperMetadata: {
              developerMetadata: {
                metadataKey: 'spalte',
                metadataValue: 'ort',
                visibility: 'DOCUMENT',
                location: { dimensionRange: range },
              },
            },
          },
        ],
      },
    });
    const filter = { developerMetadataLookup: { metadataKey: 'spalte' } };
    expect(await doc.searchDeveloperMetadata([filter])).toMatchObject([
      { metadataValue: 'ort', location: { dimensionRange: { startIndex: 1 } } },
    ]);
    await sheet.loadCells(filter);
    expect(sheet.getCellByA1('B2').value).toBe('Altstadt');
  });
});

describe('rows', () => {
  it('are added, read, changed, deleted and cleared', async () => {
    const sheet = await people();
    await sheet.addRow({ Name: 'Cem', Ort: 'Süd' });
    const rows = await sheet.getRows();
    expect(rows.map((row) => row.toObject())).toEqual([
      { Name: 'Ada', Ort: 'Altstadt', Alter: '36' },
      { Name: 'Ben', Ort: "0815 'Nord'", Alter: '40' },
      { Name: 'Cem', Ort: 'Süd', Alter: '' },
    ]);
    rows[2]?.set('Alter', '51');
    await rows[2]?.save({ raw: true });
    const [cem] = await sheet.getRows({ offset: 2, limit: 1 });
    expect([cem?.rowNumber, cem?.get('Alter')]).toEqual([4, '51']);
    await rows[0]?.delete();
    expect((await sheet.getRows()).map((row) => row.get('Name'))).toEqual(['Ben', 'Cem']);
    await sheet.clearRows();
    expect(await sheet.getRows()).toEqual([]);
    await sheet.loadHeaderRow();
    expect(sheet.headerValues).toEqual(['Name', 'Ort', 'Alter']);
  });

  it('land below a table that begins further down, where a header row is named', async () => {
    const sheet = await doc.addSheet({ title: 'Tief', headerRowIndex: 3, headerValues: ['a', 'b'] });
    await sheet.addRow([1, 2], { insert: true });
    expect(await sheet.getCellsInRange('A3:B4')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });
});

describe('cells', () => {
  it('are loaded, changed with formats and notes, and saved in one batch', async () => {
    const sheet = await people();
    await sheet.loadCells('A1:C3');
    expect(sheet.cellStats).toMatchObject({ loaded: 9, nonEmpty: 9 });
    const cell = sheet.getCell(1, 2);
    expect([cell.value, cell.formattedValue]).toEqual(['36', '36']);
    cell.value = 37;
    cell.numberFormat = { type: 'NUMBER', pattern: '0.0' };
    cell.note = 'am Telefon gesagt';
    sheet.getCellByA1('A1').textFormat = { bold: true };
    sheet.getCellByA1('C3').formula = '=C2+1';
    await sheet.saveUpdatedCells();
    expect([cell.value, cell.formattedValue, cell.note]).toEqual([37, '37,0', 'am Telefon gesagt']);
    expect(sheet.getCellByA1('C3').value).toBe(38);
    sheet.resetLocalCache(true);
    await sheet.loadCells(['A1', 'C3'] as never);
    expect(sheet.getCellByA1('A1').effectiveFormat).toMatchObject({ textFormat: { bold: true } });
  });

  it('are merged, moved with rows and columns, sorted and filtered', async () => {
    const sheet = await people();
    const range = { startRowIndex: 5, endRowIndex: 6, startColumnIndex: 0, endColumnIndex: 3 } as never;
    await sheet.mergeCells(range);
    await sheet.unmergeCells(range);
    await sheet.insertDimension('ROWS', { startIndex: 1, endIndex: 2 });
    await sheet.insertDimension('COLUMNS', { startIndex: 0, endIndex: 1 }, false);
    expect(await sheet.getCellsInRange('B1:B4')).toEqual([['Name'], [], ['Ada'], ['Ben']]);
    await sheet.deleteRows(1, 2);
    await sheet.deleteColumns(0, 1);
    const all = { startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 3 };
    await sheet.sortRange(all, [{ dimensionIndex: 0, sortOrder: 'DESCENDING' } as never]);
    expect(await sheet.getCellsInRange('A1:A3')).toEqual([['Name'], ['Ben'], ['Ada']]);
    await sheet.setBasicFilter({ range: { ...all, startRowIndex: 0 } });
    await sheet.clearBasicFilter();
  });
});

describe('what this server does not do', () => {
  it.each(['updateBorders', 'addBanding'] as const)('is refused by name: %s', async (kind) => {
    const sheet = await people();
    await expect(sheet[kind]({}, {})).rejects.toThrow(
      `Google API error - [501] Request kind "${kind}" (requests[0]) is not supported by this local Sheets server.`,
    );
  });
});
