import { describe, expect, it } from 'vitest';
import { refusal } from '../client.ts';
import type { Contract } from './contract.ts';

/** How values are read and written. Sources: recordings of burnash/gspread, and measurements where named. */
export function valuesContract(at: () => Contract): void {
  describe('values that are read', () => {
    it('come without trailing blanks, with inner ones, under a closed range (recorded)', async () => {
      const sheet = await at().sheet([['a', null, null], [], [null, 'b']], { rowCount: 10, columnCount: 4 });
      const values = [['a'], [], ['', 'b']];
      const whole = { range: sheet.at('A1:B10'), majorDimension: 'ROWS', values };
      expect(await at().read(sheet.at('A:B'))).toEqual(whole);
      const columns = await at().read(sheet.at('A:B'), { majorDimension: 'COLUMNS' });
      expect(columns.values).toEqual([['a'], ['', '', 'b']]);
    });

    it('are not there at all for nothing (recorded)', async () => {
      const sheet = await at().sheet();
      const nothing = { range: sheet.at('A1:B2'), majorDimension: 'ROWS' };
      expect(await at().read(sheet.at('A1:B2'))).toEqual(nothing);
    });

    it('ignore the form of dates where values come formatted (documented)', async () => {
      const sheet = await at().sheet();
      await at().write(sheet.at('A1'), [['2026-09-27']], { valueInputOption: 'USER_ENTERED' });
      const formatted = { valueRenderOption: 'FORMATTED_VALUE', dateTimeRenderOption: 'SERIAL_NUMBER' };
      expect((await at().read(sheet.at('A1'), formatted)).values).toEqual([['2026-09-27']]);
    });

    // Measured: nailegg/sensory-api-test, docs/google_sheets.md.
    it('tell the error of a formula as a text, unformatted too (measured)', async () => {
      const sheet = await at().sheet();
      await at().write(sheet.at('A1'), [['=1/0']], { valueInputOption: 'USER_ENTERED' });
      expect((await at().read(sheet.at('A1'))).values?.[0]?.[0]).toMatch(/^#DIV\/0!/);
    });
  });

  describe('values that are written', () => {
    // Measured: nailegg/sensory-api-test, docs/google_sheets.md.
    it('stay what they are when RAW: leading zeros, formulas, dates (measured)', async () => {
      const sheet = await at().sheet();
      const values = [['0123456', '=SUM(B1:C1)', '27.9.2026', true, 5]];
      await at().write(sheet.at('A1'), values);
      expect((await at().read(sheet.at('A1:E1'))).values).toEqual(values);
    });

    it('are read as if typed when USER_ENTERED (recorded; formulas measured)', async () => {
      const sheet = await at().sheet();
      await at().write(sheet.at('A1'), [['0042', '=1+1', "'0042"]], { valueInputOption: 'USER_ENTERED' });
      expect((await at().read(sheet.at('A1:C1'))).values).toEqual([[42, 2, '0042']]);
    });

    // Measured: gitronald/gdrives, plans 007 and 019 (P9 to P14).
    it('give a date its serial number and the format it was typed in (measured)', async () => {
      const sheet = await at().sheet();
      await at().write(sheet.at('A1'), [['2026-09-27']], { valueInputOption: 'USER_ENTERED' });
      expect(await at().cell(sheet.at('A1'), 'effectiveValue,userEnteredFormat.numberFormat')).toEqual({
        effectiveValue: { numberValue: 46292 },
        userEnteredFormat: { numberFormat: { type: 'DATE', pattern: 'yyyy-mm-dd' } },
      });
    });

    it('skip null without counting it, and empty a cell with an empty text (recorded, documented)', async () => {
      const sheet = await at().sheet([['a', 'b', 'c']]);
      expect(await at().write(sheet.at('A1:C1'), [[null, '', 'neu']])).toMatchObject({
        updatedRange: sheet.at('A1:C1'),
        updatedRows: 1,
        updatedColumns: 2,
        updatedCells: 2,
      });
      expect((await at().read(sheet.at('A1:C1'))).values).toEqual([['a', '', 'neu']]);
    });

    it('run on from one cell (recorded)', async () => {
      const sheet = await at().sheet();
      const { updatedRange } = await at().write(sheet.at('A1'), [
        ['a', 'b'],
        ['c', 'd'],
      ]);
      expect(updatedRange).toBe(sheet.at('A1:B2'));
    });

    it('must fit a range of several cells (recorded)', async () => {
      const sheet = await at().sheet();
      const place = `400 Requested writing within range [${sheet.at('A1:B1')}], but tried writing to`;
      expect(await at().writeRefused(sheet.at('A1:B1'), [['a', 'b', 'c']])).toBe(`${place} column [C]`);
      expect(await at().writeRefused(sheet.at('A1:B1'), [['a'], ['b']])).toBe(`${place} row [2]`);
    });

    // Reported by several clients; the prefix belongs to values:batchUpdate.
    it('are no longer than 50 000 characters (reported)', async () => {
      const sheet = await at().sheet();
      const limit = 'Your input contains more than the maximum of 50000 characters in a single cell.';
      const text = 'x'.repeat(50_000);
      expect(await at().writeRefused(sheet.at('A1'), [[text]])).toBe('not refused');
      expect(await at().writeRefused(sheet.at('A1'), [[`${text}x`]])).toContain(limit);
      const data = [{ range: sheet.at('A1'), values: [[`${text}x`]] }];
      const call = at().api.spreadsheets.values.batchUpdate({
        spreadsheetId: at().spreadsheetId,
        requestBody: { valueInputOption: 'RAW', data },
      });
      expect(await refusal(call)).toBe(`400 Invalid data[0]: ${limit}`);
    });

    it('to several ranges count each row and column once (recorded)', async () => {
      const sheet = await at().sheet();
      const data = ['B2', 'D2', 'B4', 'D4'].map((cell) => ({ range: sheet.at(cell), values: [['x']] }));
      const answer = await at().api.spreadsheets.values.batchUpdate({
        spreadsheetId: at().spreadsheetId,
        requestBody: { valueInputOption: 'RAW', data },
      });
      expect(answer.data).toMatchObject({
        totalUpdatedSheets: 1,
        totalUpdatedRows: 2,
        totalUpdatedColumns: 2,
        totalUpdatedCells: 4,
      });
    });
  });
}
