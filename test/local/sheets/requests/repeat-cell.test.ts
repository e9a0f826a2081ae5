import { describe, expect, it } from 'vitest';
import { repeatCell } from '../../../../local/sheets/requests/repeat-cell.ts';
import { bookOf, carryOut, valuesOf } from '../book.ts';

describe('repeatCell', () => {
  it('cuts a range that ends past the grid and does not grow it', () => {
    const book = bookOf();
    const range = { sheetId: 7, startRowIndex: 18, endRowIndex: 40, startColumnIndex: 0, endColumnIndex: 1 };
    carryOut(book, repeatCell, {
      range,
      cell: { userEnteredValue: { numberValue: 1 } },
      fields: 'userEnteredValue',
    });
    expect(valuesOf(book, 'Liste!A19:A20')).toEqual([[1], [1]]);
    expect(book.grid(7).rowCount).toBe(20);
  });
  it('refuses a range that starts at the end of the grid', () => {
    const range = { sheetId: 7, startRowIndex: 20, endRowIndex: 21 };
    expect(() => carryOut(bookOf(), repeatCell, { range, cell: {}, fields: '*' })).toThrow(
      'exceeds grid limits',
    );
  });
  it('keeps colours as 32-bit floats with their style, zero channels left out', () => {
    const book = bookOf();
    const cell = { userEnteredFormat: { backgroundColor: { red: 1, green: 0, blue: 0.4980392156862745 } } };
    const range = { sheetId: 7, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
    carryOut(book, repeatCell, { range, cell, fields: 'userEnteredFormat(backgroundColor)' });
    const colour = { red: 1, blue: 0.49803922 };
    expect(book.grid(7).rows.cell(0, 0)?.format).toEqual({
      backgroundColor: colour,
      backgroundColorStyle: { rgbColor: colour },
    });
  });
});
