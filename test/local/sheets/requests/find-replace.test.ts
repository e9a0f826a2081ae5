import { describe, expect, it } from 'vitest';
import { findReplace } from '../../../../local/sheets/requests/find-replace.ts';
import { bookOf, carryOut, valuesOf } from '../book.ts';

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
});
