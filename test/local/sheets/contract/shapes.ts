import { describe, expect, it } from 'vitest';
import type { Contract } from './contract.ts';

/** What answers look like on the wire. Sources: recordings of burnash/gspread, measurements where named. */
export function shapesContract(at: () => Contract): void {
  describe('answers', () => {
    it('leave sheetId out of a range when it is 0, and write start indices that are 0 (recorded)', async (context) => {
      const { sheets = [] } = await at().get([], 'sheets.properties');
      const first = sheets.find(({ properties }) => properties?.sheetId === 0);
      if (!first) context.skip('the spreadsheet has no sheet with the id 0');
      expect(first?.properties).toHaveProperty('sheetId', 0);
      const name = `Null_${at().fresh().id}`;
      const range = { startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
      const { replies } = await at().batch({ addNamedRange: { namedRange: { name, range } } });
      const named = replies?.[0]?.addNamedRange?.namedRange;
      expect(named?.range).toEqual(range);
      await at().batch({ deleteNamedRange: { namedRangeId: named?.namedRangeId ?? '' } });
    });

    it('leave out colour channels that are 0, so that black is {} (recorded)', async () => {
      const sheet = await at().sheet();
      const range = {
        sheetId: sheet.sheetId,
        startRowIndex: 0,
        endRowIndex: 1,
        startColumnIndex: 0,
        endColumnIndex: 1,
      };
      const textFormat = { foregroundColor: { red: 0, green: 0, blue: 0 } };
      const cell = { userEnteredFormat: { textFormat, backgroundColor: { red: 1, green: 0, blue: 0 } } };
      const fields = 'userEnteredFormat(backgroundColor,textFormat.foregroundColor)';
      await at().batch({ repeatCell: { range, cell, fields } });
      expect(await at().cell(sheet.at('A1'), fields)).toEqual({
        userEnteredFormat: { backgroundColor: { red: 1 }, textFormat: { foregroundColor: {} } },
      });
    });

    it.each([
      ['has spaces', 'Probe mit %'],
      ['has a sign that is no ASCII', '평가_%'],
      ['begins with a digit', '%'],
      ['has an apostrophe', "Anna's %"],
    ])('quote a title that %s: %j (recorded, measured)', async (_, pattern) => {
      const { id: sheetId } = at().fresh();
      const title = pattern.replace('%', String(sheetId));
      await at().batch({ addSheet: { properties: { sheetId, title } } });
      const range = `'${title.replaceAll("'", "''")}'!A1`;
      expect((await at().read(range)).range).toBe(range);
    });

    // Measured: gspread-dataframe#54.
    it('take an unquoted title that looks like a cell for a cell (measured)', async () => {
      const { id: sheetId } = at().fresh();
      const title = `ZZ${sheetId}`;
      await at().batch({ addSheet: { properties: { sheetId, title } } });
      expect((await at().read(`'${title}'!A1`)).range).toBe(`'${title}'!A1`);
      const { sheets } = await at().get([`'${title}'!A1`], 'sheets.properties.title');
      expect(sheets).toEqual([{ properties: { title } }]);
      await expect(at().read(title)).rejects.toMatchObject({ status: 400 });
    });

    it('know field masks in every notation (recorded, documented)', async () => {
      const sheet = await at().sheet();
      const range = sheet.at('A1');
      const told = { sheets: [{ properties: { sheetId: sheet.sheetId, title: sheet.title } }] };
      for (const fields of [
        'sheets.properties.sheetId,sheets.properties.title',
        'sheets/properties/sheetId,sheets/properties/title',
        'sheets(properties(sheetId,title))',
        'sheets.properties(sheetId,title)',
        'sheets/properties(sheetId,title)',
      ]) {
        expect(await at().get([range], fields), fields).toEqual(told);
      }
      const all = await at().get([range], 'sheets.properties(*)');
      expect(all.sheets?.[0]?.properties).toMatchObject({ title: sheet.title, sheetType: 'GRID' });
    });

    it("take Python's True for a yes in the URL (recorded)", async () => {
      const sheet = await at().sheet([['a']]);
      const { data } = await at().api.spreadsheets.get({
        spreadsheetId: at().spreadsheetId,
        ranges: [sheet.at('A1')],
        includeGridData: 'True' as unknown as boolean,
      });
      expect(data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]?.formattedValue).toBe('a');
    });
  });
}
