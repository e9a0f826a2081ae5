import { describe, expect, it } from 'vitest';
import { updateCells } from '../../../../local/sheets/requests/update-cells.ts';
import { bookOf, carryOut, valuesOf } from '../book.ts';

describe('updateCells', () => {
  it('clears the masked fields of cells in the range that no row covers', () => {
    const book = bookOf([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    carryOut(book, updateCells, {
      range: { sheetId: 7, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 },
      rows: [{ values: [{ userEnteredValue: { stringValue: 'neu' } }] }],
      fields: 'userEnteredValue',
    });
    expect(valuesOf(book)).toEqual([['neu']]);
  });
  it('writes from a start and leaves the rest alone', () => {
    const book = bookOf([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    const rows = [{ values: [{ userEnteredValue: { boolValue: false } }] }];
    carryOut(book, updateCells, {
      start: { sheetId: 7, rowIndex: 1, columnIndex: 1 },
      rows,
      fields: 'userEnteredValue',
    });
    expect(valuesOf(book)).toEqual([
      ['a', 'b'],
      ['c', false],
    ]);
  });
  it('refuses rows beyond the range', () => {
    const range = { sheetId: 7, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
    expect(() => carryOut(bookOf(), updateCells, { range, rows: [{}, {}], fields: '*' })).toThrow(
      'beyond the last requested row',
    );
  });
});
