import { describe, expect, it } from 'vitest';
import type { Contract } from './contract.ts';

/** Where appended rows land. Sources: the guide "Read & write cell values", section "Append values", and recordings. */
export function appendContract(at: () => Contract): void {
  describe('values.append', () => {
    /** The guide's example: tables A1:C2 and B4:D6. */
    const guide = [
      ['x', 'y', 'z'],
      ['x', 'y', 'z'],
      [],
      [null, 'x', 'y', 'z'],
      [null, 'y', 'z', 'x'],
      [null, 'x', 'y', 'z'],
    ];
    it.each([
      ['', 'B7'],
      ['B4', 'B7'],
      ['C5:D5', 'B7'],
      ['B2:D4', 'B7'],
      ['A3:G10', 'B7'],
      ['A1', 'A3'],
      ['E4', 'E4'],
      ['A4', 'A4'],
    ])('searching in %j writes to %s (documented)', async (search, cell) => {
      const sheet = await at().sheet(guide);
      const { updates } = await at().append(search === '' ? sheet.title : sheet.at(search), [['neu']]);
      expect(updates?.updatedRange).toBe(sheet.at(cell));
    });

    it('takes a table to end at a blank column (recorded)', async () => {
      const sheet = await at().sheet([['x', null, 'z']]);
      const { tableRange, updates } = await at().append(sheet.at('A1'), [['neu']]);
      expect([tableRange, updates?.updatedRange]).toEqual([sheet.at('A1'), sheet.at('A2')]);
    });

    it('finds no table at a blank cell beside data, and says so by leaving tableRange out (recorded)', async () => {
      const sheet = await at().sheet([['x']]);
      const answer = await at().append(sheet.at('B1'), [['neu']]);
      expect(answer.updates?.updatedRange).toBe(sheet.at('B1'));
      expect(answer).not.toHaveProperty('tableRange');
    });

    // Measured: nailegg/sensory-api-test, docs/google_sheets.md.
    it('takes the last table of a sheet with a title above a blank row (measured)', async () => {
      const sheet = await at().sheet([['Titel'], [], ['a', 'b', 'c'], ['a', 'b', 'c'], ['a', 'b', 'c']]);
      const { tableRange, updates } = await at().append(sheet.title, [['d', 'e', 'f']]);
      expect([tableRange, updates?.updatedRange]).toEqual([sheet.at('A3:C5'), sheet.at('A6:C6')]);
    });

    it('tells what it wrote (recorded)', async () => {
      const sheet = await at().sheet([['Name', 'Alter']]);
      const { spreadsheetId } = at();
      expect(await at().append(sheet.title, [['A', 1]])).toEqual({
        spreadsheetId,
        tableRange: sheet.at('A1:B1'),
        updates: {
          spreadsheetId,
          updatedRange: sheet.at('A2:B2'),
          updatedRows: 1,
          updatedColumns: 2,
          updatedCells: 2,
        },
      });
    });

    it('overwrites what stands below a table (documented)', async () => {
      const sheet = await at().sheet([['Kopf'], [null], ['Notiz']]);
      await at().append(sheet.at('A1'), [['a'], ['b']]);
      expect((await at().read(sheet.title)).values).toEqual([['Kopf'], ['a'], ['b']]);
    });

    // Measured by nailegg/sensory-api-test: a grid of 1000 rows had 1002 after two rows.
    it('inserts rows where told to, so that the grid grows by them (measured)', async () => {
      const sheet = await at().sheet([['Kopf'], [null], ['Notiz']]);
      await at().append(sheet.at('A1'), [['a'], ['b']], { insertDataOption: 'INSERT_ROWS' });
      expect(await at().read(sheet.title)).toMatchObject({
        range: sheet.at('A1:Z1002'),
        values: [['Kopf'], ['a'], ['b'], [], ['Notiz']],
      });
    });

    // Measured: openclaw/gogcli#549 and #550.
    it('makes a table longer when rows are inserted (measured)', async () => {
      const sheet = await at().sheet([['Kopf'], ['a'], [], ['Notiz']]);
      const range = {
        sheetId: sheet.sheetId,
        startRowIndex: 0,
        endRowIndex: 2,
        startColumnIndex: 0,
        endColumnIndex: 1,
      };
      await at().batch({ addTable: { table: { name: `Tabelle_${at().fresh().id}`, range } } });
      await at().append(sheet.at('A1'), [['b'], ['c']], { insertDataOption: 'INSERT_ROWS' });
      const { sheets } = await at().get([sheet.at('A1')], 'sheets.tables.range');
      expect(sheets?.[0]?.tables?.[0]?.range).toEqual({ ...range, endRowIndex: 4 });
      const { values } = await at().read(sheet.at('A:A'));
      expect(values).toEqual([['Kopf'], ['a'], ['b'], ['c'], [], ['Notiz']]);
    });

    it('makes a full grid grow (documented)', async () => {
      const sheet = await at().sheet([['a'], ['b']], { rowCount: 2, columnCount: 1 });
      const { updates } = await at().append(sheet.title, [['c', 'd']]);
      expect(updates?.updatedRange).toBe(sheet.at('A3:B3'));
    });
  });

  describe('appendCells', () => {
    it('goes below the last row with data in the sheet, whichever column holds it (documented)', async () => {
      const sheet = await at().sheet([['a'], [], [null, null, 'Notiz']]);
      const rows = [{ values: [{ userEnteredValue: { stringValue: '=1+1' } }] }];
      await at().batch({ appendCells: { sheetId: sheet.sheetId, rows, fields: 'userEnteredValue' } });
      expect((await at().read(sheet.title)).values?.[3]).toEqual(['=1+1']);
    });

    it('must be told which fields (documented)', async () => {
      const { sheetId } = await at().sheet();
      const answer = await at().refused({ appendCells: { sheetId, rows: [{ values: [{}] }] } });
      expect(answer).toContain("At least one field must be listed in 'fields'");
    });
  });
}
