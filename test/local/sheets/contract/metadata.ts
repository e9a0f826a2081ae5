import { describe, expect, it } from 'vitest';
import { refusal } from '../client.ts';
import { byId, type Contract, stretch } from './contract.ts';

/** Developer metadata. Sources: the guide "Read & write developer metadata" and the reference. */
export function metadataContract(at: () => Contract): void {
  describe('developer metadata', () => {
    it('follows inserts and moves of its column, and its cells are read by it (documented)', async () => {
      const sheet = await at().sheet(
        [
          ['Titel', 'Ort'],
          ['a', 'b'],
        ],
        { rowCount: 4, columnCount: 4 },
      );
      const id = await at().mark(sheet, 'COLUMNS', 1);
      await at().batch(
        { insertDimension: { range: stretch(sheet, 'COLUMNS', 0) } },
        { moveDimension: { source: stretch(sheet, 'COLUMNS', 2), destinationIndex: 0 } },
      );
      expect(await at().placeOf(id)).toBe(0);
      const { data } = await at().api.spreadsheets.values.batchGetByDataFilter({
        spreadsheetId: at().spreadsheetId,
        requestBody: { dataFilters: [byId(id)], majorDimension: 'COLUMNS' },
      });
      expect(data.valueRanges).toEqual([
        {
          valueRange: { range: sheet.at('A1:A4'), majorDimension: 'COLUMNS', values: [['Ort', 'b']] },
          dataFilters: [byId(id)],
        },
      ]);
    });

    it('follows its row too (documented)', async () => {
      const sheet = await at().sheet([['a'], ['b']]);
      const id = await at().mark(sheet, 'ROWS', 1);
      await at().batch({ insertDimension: { range: stretch(sheet, 'ROWS', 0, 3) } });
      expect(await at().placeOf(id)).toBe(4);
    });

    it('goes with its row, its column and its sheet (documented)', async () => {
      const sheet = await at().sheet();
      const ids = [await at().mark(sheet, 'ROWS', 1), await at().mark(sheet, 'COLUMNS', 1)];
      await at().batch({ deleteDimension: { range: stretch(sheet, 'ROWS', 1) } });
      await at().batch({ deleteDimension: { range: stretch(sheet, 'COLUMNS', 1) } });
      ids.push(await at().mark(sheet, 'COLUMNS', 0));
      await at().batch({ deleteSheet: { sheetId: sheet.sheetId } });
      for (const metadataId of ids) expect(await at().lookUp({ metadataId })).toEqual([]);
    });

    it('has the id that its maker chose; a key may stand many times (documented)', async () => {
      const sheet = await at().sheet();
      const { id: metadataId, title: metadataKey } = at().fresh();
      expect(await at().mark(sheet, 'COLUMNS', 0, { metadataId, metadataKey })).toBe(metadataId);
      await at().mark(sheet, 'COLUMNS', 1, { metadataKey });
      expect(await at().lookUp({ metadataKey })).toHaveLength(2);
      const { data } = await at().api.spreadsheets.developerMetadata.get({
        spreadsheetId: at().spreadsheetId,
        metadataId,
      });
      expect(data).toEqual({
        metadataId,
        metadataKey,
        location: { locationType: 'COLUMN', dimensionRange: stretch(sheet, 'COLUMNS', 0) },
        visibility: 'DOCUMENT',
      });
    });

    it('lies on one row or column only, and needs a key and a visibility (documented)', async () => {
      const sheet = await at().sheet();
      const create = (developerMetadata: object) =>
        at().refused({ createDeveloperMetadata: { developerMetadata } });
      const location = { dimensionRange: stretch(sheet, 'COLUMNS', 0) };
      const two = { dimensionRange: stretch(sheet, 'COLUMNS', 0, 2) };
      const place = /^400 Invalid requests\[0\]\.createDeveloperMetadata: /;
      expect(await create({ metadataKey: 'k', visibility: 'DOCUMENT', location: two })).toMatch(place);
      expect(await create({ visibility: 'DOCUMENT', location })).toMatch(place);
      expect(await create({ metadataKey: 'k', location })).toMatch(place);
    });

    it('takes 30 000 characters a sheet, keys and values counted (documented)', async () => {
      const sheet = await at().sheet();
      const more = { metadataKey: 'k', metadataValue: 'x'.repeat(29_999) };
      await at().mark(sheet, 'COLUMNS', 0, more);
      expect(await refusal(at().mark(sheet, 'COLUMNS', 1, { metadataKey: 'k' }))).toMatch(/^400 /);
    });

    it('is found by key, value and place together (documented)', async () => {
      const sheet = await at().sheet();
      const metadataKey = sheet.title;
      const one = await at().mark(sheet, 'COLUMNS', 0, { metadataKey, metadataValue: 'a' });
      const other = await at().mark(sheet, 'COLUMNS', 1, { metadataKey, metadataValue: 'b' });
      const ids = async (lookup: object) => (await at().lookUp(lookup)).map(({ metadataId }) => metadataId);
      expect(await ids({ metadataKey, metadataValue: 'b' })).toEqual([other]);
      const metadataLocation = { dimensionRange: stretch(sheet, 'COLUMNS', 0) };
      expect(await ids({ metadataKey, metadataLocation })).toEqual([one]);
      expect(await ids({ metadataKey, locationType: 'ROW' })).toEqual([]);
    });

    it('is matched exactly only by a location, without a locationType (documented)', async () => {
      const sheet = await at().sheet();
      const metadataLocation = { dimensionRange: stretch(sheet, 'COLUMNS', 0) };
      const locationMatchingStrategy = 'EXACT_LOCATION';
      expect(await refusal(at().lookUp({ locationMatchingStrategy, metadataKey: 'k' }))).toMatch(/^400 /);
      const both = { locationMatchingStrategy, metadataLocation, locationType: 'COLUMN' };
      expect(await refusal(at().lookUp(both))).toMatch(/^400 /);
    });

    it('is where values are written and cleared by it (documented)', async () => {
      const sheet = await at().sheet([['a', 'b']], { rowCount: 3, columnCount: 2 });
      const id = await at().mark(sheet, 'COLUMNS', 1);
      const { spreadsheetId } = at();
      const { values } = at().api.spreadsheets;
      const data = [{ dataFilter: byId(id), majorDimension: 'COLUMNS', values: [['neu', 'neuer']] }];
      const written = await values.batchUpdateByDataFilter({
        spreadsheetId,
        requestBody: { valueInputOption: 'RAW', data },
      });
      expect(written.data).toMatchObject({
        totalUpdatedCells: 2,
        responses: [{ updatedRange: sheet.at('B1:B2'), dataFilter: byId(id) }],
      });
      expect((await at().read(sheet.title)).values).toEqual([
        ['a', 'neu'],
        ['', 'neuer'],
      ]);
      const requestBody = { dataFilters: [byId(id)] };
      const cleared = await values.batchClearByDataFilter({ spreadsheetId, requestBody });
      expect(cleared.data.clearedRanges).toEqual([sheet.at('B1:B3')]);
    });

    it('selects what getByDataFilter tells (documented)', async () => {
      const sheet = await at().sheet([['a', 'b']]);
      const id = await at().mark(sheet, 'COLUMNS', 1);
      const { data } = await at().api.spreadsheets.getByDataFilter({
        spreadsheetId: at().spreadsheetId,
        fields: 'sheets(properties.title,data(startColumn,rowData.values.formattedValue))',
        requestBody: { dataFilters: [byId(id)] },
      });
      const grid = { startColumn: 1, rowData: [{ values: [{ formattedValue: 'b' }] }] };
      expect(data).toEqual({ sheets: [{ properties: { title: sheet.title }, data: [grid] }] });
    });
  });
}
