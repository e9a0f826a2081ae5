import { describe, expect, it } from 'vitest';
import { mergeCells } from '../../../../local/sheets/requests/merge-cells.ts';
import { bookOf, carryOut, told, valuesOf } from '../book.ts';

describe('mergeCells', () => {
  const range = { sheetId: 7, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 };

  it('keeps only the first value', () => {
    const book = bookOf([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    carryOut(book, mergeCells, { range, mergeType: 'MERGE_ALL' });
    expect(valuesOf(book)).toEqual([['a']]);
    expect(told(book).sheets?.[0]?.merges).toEqual([range]);
  });
  it('merges each row by itself', () => {
    const book = bookOf([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    carryOut(book, mergeCells, { range, mergeType: 'MERGE_ROWS' });
    expect(valuesOf(book)).toEqual([['a'], ['c']]);
  });
  it('refuses to cut through a merge', () => {
    const book = bookOf();
    carryOut(book, mergeCells, { range });
    expect(() =>
      carryOut(book, mergeCells, { range: { ...range, startRowIndex: 1, endRowIndex: 3 } }),
    ).toThrow('You must select all cells in a merged range to merge or unmerge them.');
  });
});
