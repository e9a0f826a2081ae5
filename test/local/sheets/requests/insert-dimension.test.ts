import { describe, expect, it } from 'vitest';
import { insertDimension } from '../../../../local/sheets/requests/insert-dimension.ts';
import { addNamedRange } from '../../../../local/sheets/requests/add-named-range.ts';
import { setDataValidation } from '../../../../local/sheets/requests/set-data-validation.ts';
import { bookOf, carryOut, markColumns, markedAt, valuesOf } from '../book.ts';

describe('insertDimension', () => {
  const columns = (startIndex: number, endIndex: number): object => ({
    sheetId: 7,
    dimension: 'COLUMNS',
    startIndex,
    endIndex,
  });

  it('moves cells, metadata and ranges behind it', () => {
    const book = bookOf([['a', 'b', 'c']]);
    markColumns(book, { 11: 0, 12: 1 });
    carryOut(book, addNamedRange, {
      namedRange: { name: 'Alle', range: { sheetId: 7, startColumnIndex: 0, endColumnIndex: 3 } },
    });
    carryOut(book, insertDimension, { range: columns(1, 3) });
    expect(valuesOf(book)).toEqual([['a', '', '', 'b', 'c']]);
    expect(markedAt(book)).toEqual({ 11: 0, 12: 3 });
    expect(book.info.namedRanges[0]?.range).toMatchObject({ startColumnIndex: 0, endColumnIndex: 5 });
    expect(book.grid(7).columnCount).toBe(8);
  });
  it('gives new rows the format and validation of the row before, not its value', () => {
    const book = bookOf([['a'], ['b']]);
    const condition = { type: 'BOOLEAN' };
    carryOut(book, setDataValidation, {
      range: { sheetId: 7, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 },
      rule: { condition },
    });
    carryOut(book, insertDimension, {
      range: { sheetId: 7, dimension: 'ROWS', startIndex: 1, endIndex: 2 },
      inheritFromBefore: true,
    });
    expect(book.grid(7).rows.cell(1, 0)).toEqual({ dataValidation: { condition } });
    expect(valuesOf(book)).toEqual([['a'], [], ['b']]);
  });
  it('refuses to inherit from before the first row', () => {
    expect(() =>
      carryOut(bookOf(), insertDimension, { range: columns(0, 1), inheritFromBefore: true }),
    ).toThrow('inheritFromBefore');
  });
});
