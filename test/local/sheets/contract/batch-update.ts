import { describe, expect, it } from 'vitest';
import type { Contract } from './contract.ts';
import { stretch } from './contract.ts';

/** How batchUpdate carries out its requests. Sources: the reference, recordings, measurements of gitronald/gdrives. */
export function batchUpdateContract(at: () => Contract): void {
  const text = (stringValue: string) => [{ values: [{ userEnteredValue: { stringValue } }] }];

  describe('batchUpdate', () => {
    it('replies to each request, {} where there is nothing to say (documented, recorded)', async () => {
      const { sheetId } = await at().sheet();
      const { id, title } = at().fresh();
      const { replies } = await at().batch(
        { appendCells: { sheetId, rows: text('a'), fields: 'userEnteredValue' } },
        { addSheet: { properties: { sheetId: id, title } } },
      );
      expect(replies).toEqual([{}, { addSheet: { properties: expect.objectContaining({ sheetId: id }) } }]);
    });

    it('carries out requests in order (documented)', async () => {
      const sheet = await at().sheet([['a']]);
      const { sheetId } = sheet;
      await at().batch(
        { insertDimension: { range: stretch(sheet, 'ROWS', 0) } },
        { updateCells: { start: { sheetId }, rows: text('davor'), fields: 'userEnteredValue' } },
      );
      expect((await at().read(sheet.title)).values).toEqual([['davor'], ['a']]);
    });

    // Measured too: gitronald/gdrives, plan 018 (M4, M5).
    it('does all or nothing, and names the request that is wrong (documented)', async () => {
      const sheet = await at().sheet([['a']]);
      const { sheetId } = sheet;
      const answer = await at().refused(
        { updateCells: { start: { sheetId }, rows: text('neu'), fields: 'userEnteredValue' } },
        { appendCells: { sheetId: at().fresh().id, rows: text('b'), fields: 'userEnteredValue' } },
      );
      expect(answer).toMatch(/^400 Invalid requests\[1\]\.appendCells: No grid with id: \d+$/);
      expect((await at().read(sheet.title)).values).toEqual([['a']]);
    });

    it('tells the spreadsheet afterwards where asked to, under the mask (documented)', async () => {
      const sheet = await at().sheet([['a', 'b']]);
      const metadataId = await at().mark(sheet, 'COLUMNS', 0);
      const { data } = await at().api.spreadsheets.batchUpdate({
        spreadsheetId: at().spreadsheetId,
        fields:
          'updatedSpreadsheet.sheets(properties.title,data.columnMetadata.developerMetadata.metadataId)',
        requestBody: {
          includeSpreadsheetInResponse: true,
          responseRanges: [sheet.at('A1:C1')],
          requests: [{ insertDimension: { range: stretch(sheet, 'COLUMNS', 0) } }],
        },
      });
      const columnMetadata = [{}, { developerMetadata: [{ metadataId }] }, {}];
      expect(data).toEqual({
        updatedSpreadsheet: { sheets: [{ properties: { title: sheet.title }, data: [{ columnMetadata }] }] },
      });
    });
  });

  describe('moveDimension', () => {
    // Measured: gitronald/gdrives, plan 018, implementation note 001.
    it('counts its destination before the rows are taken out, up to the size of the grid (measured)', async () => {
      const sheet = await at().sheet([['a'], ['b'], ['c']], { rowCount: 3, columnCount: 1 });
      const move = (destinationIndex: number) => ({
        moveDimension: { source: stretch(sheet, 'ROWS', 0), destinationIndex },
      });
      await at().batch(move(2));
      expect((await at().read(sheet.title)).values).toEqual([['b'], ['a'], ['c']]);
      await at().batch(move(3));
      expect((await at().read(sheet.title)).values).toEqual([['a'], ['c'], ['b']]);
      expect(await at().refused(move(4))).toBe(
        '400 Invalid requests[0].moveDimension: destinationIndex[4] is after last row[3]',
      );
    });

    it('must not end inside what it moves, its own place included; just past it moves nothing (measured)', async () => {
      const sheet = await at().sheet([['a'], ['b']]);
      const source = stretch(sheet, 'ROWS', 1);
      await at().batch({ moveDimension: { source, destinationIndex: 2 } });
      expect((await at().read(sheet.title)).values).toEqual([['a'], ['b']]);
      expect(await at().refused({ moveDimension: { source, destinationIndex: 1 } })).toContain(
        'destinationIndex[1] must be outside the requested range[1-2]',
      );
    });
  });

  describe('repeatCell', () => {
    // Measured: gitronald/gdrives, plan 020, live findings.
    it('may end past the grid, which does not grow, and may not start there (measured)', async () => {
      const sheet = await at().sheet([], { rowCount: 2, columnCount: 2 });
      const repeat = (range: object) => ({
        repeatCell: {
          range: { sheetId: sheet.sheetId, ...range },
          cell: { userEnteredValue: { numberValue: 1 } },
          fields: 'userEnteredValue',
        },
      });
      const rows = (startRowIndex: number, endRowIndex: number) =>
        repeat({ startRowIndex, endRowIndex, startColumnIndex: 0, endColumnIndex: 1 });
      await at().batch(rows(1, 9), rows(1, 1));
      expect(await at().read(sheet.title)).toMatchObject({ range: sheet.at('A1:B2'), values: [[], [1]] });
      for (const [range, shown] of [
        [{ startRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 }, 'A3:B'],
        [{ startRowIndex: 2, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 2 }, 'A3:B3'],
        [{ startRowIndex: 0, endRowIndex: 2, startColumnIndex: 2, endColumnIndex: 3 }, 'C1:C2'],
        [{ startRowIndex: 0, endRowIndex: 2, startColumnIndex: 2 }, 'C1:2'],
      ] as const) {
        expect(await at().refused(repeat(range))).toBe(
          `400 Invalid requests[0].repeatCell: Range (${sheet.at(shown)}) exceeds grid limits. Max rows: 2, max columns: 2`,
        );
      }
    });
  });

  describe('findReplace', () => {
    // Measured: nailegg/sensory-api-test, docs/google_sheets.md.
    it('finds nothing without being refused, and says so by naming no counts (measured)', async () => {
      const { sheetId } = await at().sheet([['a']]);
      const { replies } = await at().batch({ findReplace: { find: 'fort', replacement: 'x', sheetId } });
      expect(replies?.[0]?.findReplace ?? {}).not.toHaveProperty('occurrencesChanged');
    });

    it('changes formulas where asked to (measured)', async () => {
      const sheet = await at().sheet([['alt']]);
      await at().write(sheet.at('A2'), [['="alt"&"er"']], { valueInputOption: 'USER_ENTERED' });
      const request = { find: 'alt', replacement: 'neu', matchCase: true, includeFormulas: true };
      const { replies } = await at().batch({ findReplace: { ...request, sheetId: sheet.sheetId } });
      expect(replies?.[0]?.findReplace).toMatchObject({ occurrencesChanged: 2, formulasChanged: 1 });
      expect((await at().read(sheet.at('A1:A2'))).values).toEqual([['neu'], ['neuer']]);
    });
  });

  describe('addProtectedRange', () => {
    // Who is put in was measured by nailegg/sensory-api-test; that the reply does not tell it yet is recorded.
    it.each([false, true])(
      'puts in all editors where none are named, and tells it from the next look on (measured, recorded; warning: %s)',
      async (warningOnly) => {
        const sheet = await at().sheet();
        const range = { sheetId: sheet.sheetId, startRowIndex: 0, endRowIndex: 1 };
        const { replies } = await at().batch({
          addProtectedRange: { protectedRange: { range, warningOnly } },
        });
        expect(replies?.[0]?.addProtectedRange?.protectedRange?.editors).toEqual({});
        const { sheets } = await at().get(
          [sheet.at('A1')],
          'sheets.protectedRanges(editors,requestingUserCanEdit)',
        );
        expect(sheets?.[0]?.protectedRanges).toEqual([
          { editors: { users: expect.arrayContaining([expect.any(String)]) }, requestingUserCanEdit: true },
        ]);
      },
    );
  });

  describe('deleteTable', () => {
    // Measured: openclaw/gogcli#709, 63 rows lost. That a table takes its names from its first row is recorded.
    it('deletes the cells too (measured)', async () => {
      const sheet = await at().sheet([['Name', 'Ort'], ['a', 'b'], [], ['bleibt']]);
      const range = {
        sheetId: sheet.sheetId,
        startRowIndex: 0,
        endRowIndex: 2,
        startColumnIndex: 0,
        endColumnIndex: 2,
      };
      const name = `Tabelle_${at().fresh().id}`;
      const { replies } = await at().batch({ addTable: { table: { name, range } } });
      const table = replies?.[0]?.addTable?.table;
      expect(table?.columnProperties?.map(({ columnName }) => columnName)).toEqual(['Name', 'Ort']);
      await at().batch({ deleteTable: { tableId: table?.tableId ?? '' } });
      const { values } = await at().read(sheet.title);
      expect(values?.flat().filter((cell) => cell !== '')).toEqual(['bleibt']);
    });
  });
}
