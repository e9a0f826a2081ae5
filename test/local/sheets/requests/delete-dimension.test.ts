import { describe, expect, it } from 'vitest';
import { deleteDimension } from '../../../../local/sheets/requests/delete-dimension.ts';
import { mergeCells } from '../../../../local/sheets/requests/merge-cells.ts';
import { bookOf, carryOut, markColumns, markedAt, valuesOf } from '../book.ts';

describe('deleteDimension', () => {
  it('takes cells and metadata of the columns away and closes up', () => {
    const book = bookOf([['a', 'b', 'c', 'd']]);
    markColumns(book, { 11: 0, 12: 1, 13: 3 });
    carryOut(book, deleteDimension, {
      range: { sheetId: 7, dimension: 'COLUMNS', startIndex: 1, endIndex: 3 },
    });
    expect(valuesOf(book)).toEqual([['a', 'd']]);
    expect(markedAt(book)).toEqual({ 11: 0, 13: 1 });
    expect(book.grid(7).columnCount).toBe(4);
  });
  it('refuses to delete all rows, and rows past the grid', () => {
    const rows = (startIndex: number, endIndex: number): object => ({
      sheetId: 7,
      dimension: 'ROWS',
      startIndex,
      endIndex,
    });
    expect(() => carryOut(bookOf(), deleteDimension, { range: rows(0, 20) })).toThrow(
      "You can't delete all the rows on the sheet.",
    );
    expect(() => carryOut(bookOf(), deleteDimension, { range: rows(19, 21) })).toThrow('out of range');
  });
  it('leaves no merge of which one cell is left', () => {
    const book = bookOf([['a']]);
    const range = { sheetId: 7, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 };
    carryOut(book, mergeCells, { range });
    carryOut(book, deleteDimension, {
      range: { sheetId: 7, dimension: 'ROWS', startIndex: 1, endIndex: 2 },
    });
    expect(book.grid(7).info.merges).toEqual([]);
  });
});
