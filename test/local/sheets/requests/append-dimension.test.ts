import { describe, expect, it } from 'vitest';
import { appendDimension } from '../../../../local/sheets/requests/append-dimension.ts';
import { bookOf, carryOut, valuesOf } from '../book.ts';

describe('appendDimension', () => {
  it('adds rows at the end and moves nothing', () => {
    const book = bookOf([['a']]);
    carryOut(book, appendDimension, { sheetId: 7, dimension: 'ROWS', length: 5 });
    expect(book.grid(7).rowCount).toBe(25);
    expect(valuesOf(book)).toEqual([['a']]);
  });
  it('refuses a length of nothing', () => {
    expect(() => carryOut(bookOf(), appendDimension, { sheetId: 7, dimension: 'ROWS' })).toThrow('length');
  });
});
