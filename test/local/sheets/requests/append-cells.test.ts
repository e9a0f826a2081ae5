import { describe, expect, it } from 'vitest';
import { appendCells } from '../../../../local/sheets/requests/append-cells.ts';
import { repeatCell } from '../../../../local/sheets/requests/repeat-cell.ts';
import { bookOf, carryOut, valuesOf } from '../book.ts';

describe('appendCells', () => {
  const text = (stringValue: string): object => ({ userEnteredValue: { stringValue } });

  it('appends after the last row with data, not with a mere format', () => {
    const book = bookOf([['Kopf'], [null], ['Zeile']]);
    carryOut(book, repeatCell, {
      range: { sheetId: 7 },
      cell: { userEnteredFormat: { wrapStrategy: 'WRAP' } },
      fields: 'userEnteredFormat',
    });
    carryOut(book, appendCells, {
      sheetId: 7,
      fields: 'userEnteredValue',
      rows: [{ values: [text('neu')] }],
    });
    expect(valuesOf(book)).toEqual([['Kopf'], [], ['Zeile'], ['neu']]);
  });
  it('keeps a text a text and makes the grid grow', () => {
    const book = bookOf(Array.from({ length: 20 }, () => ['x']));
    const values = [text('0421'), text('=1+1'), {}, {}, {}, {}, text('weit rechts')];
    carryOut(book, appendCells, { sheetId: 7, fields: 'userEnteredValue', rows: [{ values }] });
    expect(valuesOf(book, 'Liste!A21:G21')).toEqual([['0421', '=1+1', '', '', '', '', 'weit rechts']]);
    expect([book.grid(7).rowCount, book.grid(7).columnCount]).toEqual([21, 7]);
  });
  it('writes formats and validation only where the mask names them', () => {
    const book = bookOf();
    const cell = {
      userEnteredValue: { numberValue: 46292 },
      userEnteredFormat: {
        numberFormat: { type: 'DATE', pattern: 'dd.mm.yyyy' },
        textFormat: { bold: true },
      },
      dataValidation: { condition: { type: 'DATE_IS_VALID' } },
    };
    carryOut(book, appendCells, {
      sheetId: 7,
      fields: 'userEnteredValue,userEnteredFormat.numberFormat,dataValidation',
      rows: [{ values: [cell] }],
    });
    expect(book.grid(7).rows.cell(0, 0)).toEqual({
      value: 46292,
      format: { numberFormat: { type: 'DATE', pattern: 'dd.mm.yyyy' } },
      dataValidation: { condition: { type: 'DATE_IS_VALID' } },
    });
  });
  it('refuses an unknown sheet, a text too long and a field that cells do not have', () => {
    const rows = [{ values: [text('a'.repeat(50_001))] }];
    expect(() => carryOut(bookOf(), appendCells, { sheetId: 3, fields: '*', rows: [] })).toThrow(
      'No grid with id: 3',
    );
    expect(() => carryOut(bookOf(), appendCells, { sheetId: 7, fields: '*', rows })).toThrow(
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    );
    expect(() => carryOut(bookOf(), appendCells, { sheetId: 7, fields: 'colour', rows: [] })).toThrow(
      '"colour"',
    );
  });
});
