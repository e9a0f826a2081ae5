import { describe, expect, it } from 'vitest';
import { addNamedRange } from '../../../../local/sheets/requests/add-named-range.ts';
import { bookOf, carryOut, valuesOf } from '../book.ts';

describe('addNamedRange', () => {
  it('lets the range be read by its name', () => {
    const book = bookOf([['a', 'b']]);
    const range = { sheetId: 7, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 };
    expect(carryOut(book, addNamedRange, { namedRange: { name: 'Zweite', range } })).toMatchObject({
      namedRange: { name: 'Zweite', namedRangeId: expect.any(String), range },
    });
    expect(valuesOf(book, 'Zweite')).toEqual([['b']]);
  });
  it('refuses a name in use and one that looks like a cell', () => {
    const book = bookOf();
    carryOut(book, addNamedRange, { namedRange: { name: 'Eins', range: { sheetId: 7 } } });
    expect(() =>
      carryOut(book, addNamedRange, { namedRange: { name: 'eins', range: { sheetId: 7 } } }),
    ).toThrow('already exists');
    expect(() =>
      carryOut(book, addNamedRange, { namedRange: { name: 'AB12', range: { sheetId: 7 } } }),
    ).toThrow('Invalid name');
  });
});
