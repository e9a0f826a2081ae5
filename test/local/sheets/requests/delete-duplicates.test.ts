import { describe, expect, it } from 'vitest';
import { deleteDuplicates } from '../../../../local/sheets/requests/delete-duplicates.ts';
import { bookOf, carryOut, valuesOf } from '../book.ts';
import { enterFormulas, formulasOf } from '../formulas.ts';

describe('deleteDuplicates', () => {
  const range = { sheetId: 7, startRowIndex: 1, endRowIndex: 20, startColumnIndex: 0, endColumnIndex: 2 };
  const values = [
    ['Name', 'Ort', 'Nr'],
    ['Anna', 'Bremen', 1],
    ['Bert', 'Walle', 2],
    ['ANNA', 'bremen', 3],
    ['Anna', 'Vahr', 4],
    ['Bert', 'Walle', 5],
  ];

  it('keeps the first of rows that say the same in any case, and touches nothing beside the range', () => {
    const book = bookOf(values);
    expect(carryOut(book, deleteDuplicates, { range })).toEqual({ duplicatesRemovedCount: 2 });
    expect(valuesOf(book)).toEqual([
      ['Name', 'Ort', 'Nr'],
      ['Anna', 'Bremen', 1],
      ['Bert', 'Walle', 2],
      ['Anna', 'Vahr', 3],
      ['', '', 4],
      ['', '', 5],
    ]);
  });
  it('compares only the columns that are named', () => {
    const book = bookOf(values);
    const comparisonColumns = [{ sheetId: 7, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 }];
    expect(carryOut(book, deleteDuplicates, { range, comparisonColumns })).toEqual({
      duplicatesRemovedCount: 3,
    });
    expect(valuesOf(book, 'Liste!A2:B').filter((row) => row.length > 0)).toEqual([
      ['Anna', 'Bremen'],
      ['Bert', 'Walle'],
    ]);
  });
  it('compares what formulas give, and does not take a text for a number', () => {
    const book = bookOf([['x'], [2], ['2'], [null], [4]]);
    enterFormulas(book, { A4: '=1+1', B5: '=A5' });
    expect(carryOut(book, deleteDuplicates, { range: { ...range, endColumnIndex: 2 } })).toEqual({
      duplicatesRemovedCount: 1,
    });
    expect(formulasOf(book)).toEqual({ B4: '=A4' });
  });
  it('finds none in an empty range', () => {
    expect(carryOut(bookOf(), deleteDuplicates, { range })).toEqual({});
  });
  it('refuses columns outside the range', () => {
    const comparisonColumns = [{ dimension: 'COLUMNS', startIndex: 2, endIndex: 3 }];
    expect(() => carryOut(bookOf(), deleteDuplicates, { range, comparisonColumns })).toThrow(
      'within the range',
    );
  });
});
