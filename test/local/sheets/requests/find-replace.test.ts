import { describe, expect, it } from 'vitest';
import { findReplace } from '../../../../local/sheets/requests/find-replace.ts';
import { bookOf, carryOut, valuesOf } from '../book.ts';
import { enterFormulas } from '../formulas.ts';

describe('findReplace', () => {
  it('replaces whole cells in one sheet and counts', () => {
    const book = bookOf([['K7F2', 'x K7F2'], ['K7F2']]);
    const reply = carryOut(book, findReplace, {
      find: 'K7F2',
      replacement: 'K7F2-x',
      matchEntireCell: true,
      sheetId: 7,
    });
    expect(reply).toEqual({ valuesChanged: 2, rowsChanged: 2, sheetsChanged: 1, occurrencesChanged: 2 });
    expect(valuesOf(book)).toEqual([['K7F2-x', 'x K7F2'], ['K7F2-x']]);
  });
  it('replaces only in the range given', () => {
    const book = bookOf([['a', 'a']]);
    const range = { sheetId: 7, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 };
    carryOut(book, findReplace, { find: 'a', replacement: 'b', range });
    expect(valuesOf(book)).toEqual([['a', 'b']]);
  });
  it('takes find literally, and any case unless told otherwise', () => {
    const book = bookOf([['A.B', 'AxB']]);
    expect(carryOut(book, findReplace, { find: 'a.b', replacement: '$1', allSheets: true })).toMatchObject({
      occurrencesChanged: 1,
    });
    expect(valuesOf(book)).toEqual([['$1', 'AxB']]);
    expect(
      carryOut(book, findReplace, { find: 'axb', replacement: '', matchCase: true, allSheets: true }),
    ).toEqual({});
  });
  it('needs a scope', () => {
    expect(() => carryOut(bookOf(), findReplace, { find: 'a' })).toThrow('scope');
  });
  it('looks into formulas only where asked to, and at their own text', () => {
    const book = bookOf([[1, 12]]);
    enterFormulas(book, { A2: '=A1+1', B2: '=SUM(A1:B1)' });
    const replace = (find: string, replacement: string): unknown =>
      carryOut(book, findReplace, { find, replacement, sheetId: 7, includeFormulas: true });
    expect(carryOut(book, findReplace, { find: 'A1', replacement: 'B1', sheetId: 7 })).toEqual({});
    expect(replace('A1', 'B1')).toEqual({
      formulasChanged: 2,
      rowsChanged: 1,
      sheetsChanged: 1,
      occurrencesChanged: 2,
    });
    expect(valuesOf(book)).toEqual([
      [1, 12],
      [13, 12],
    ]);
    replace('=B1+1', '7');
    expect(book.grid(7).rows.cell(1, 0)).toEqual({ value: 7 });
  });
});
