import { describe, expect, it } from 'vitest';
import { addNamedRange } from '../../../../local/sheets/requests/add-named-range.ts';
import { addTable } from '../../../../local/sheets/requests/add-table.ts';
import { insertRange } from '../../../../local/sheets/requests/insert-range.ts';
import { mergeCells } from '../../../../local/sheets/requests/merge-cells.ts';
import { bookOf, carryOut, markColumns, markedAt, valuesOf } from '../book.ts';
import { enterFormulas, formulasOf } from '../formulas.ts';

const area = (
  startRowIndex: number,
  endRowIndex: number,
  startColumnIndex: number,
  endColumnIndex: number,
): object => ({
  sheetId: 7,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
});

describe('insertRange', () => {
  it('moves the cells below it down, and no others', () => {
    const book = bookOf([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]);
    carryOut(book, insertRange, { range: area(0, 1, 1, 2), shiftDimension: 'ROWS' });
    expect(valuesOf(book)).toEqual([
      ['a', '', 'c'],
      ['d', 'b', 'f'],
      ['', 'e'],
    ]);
    expect(book.grid(7).rowCount).toBe(20);
  });
  it('moves the cells beside it to the right, and column metadata not', () => {
    const book = bookOf([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    markColumns(book, { 11: 1 });
    carryOut(book, insertRange, { range: area(0, 1, 0, 2), shiftDimension: 'COLUMNS' });
    expect(valuesOf(book)).toEqual([
      ['', '', 'a', 'b'],
      ['c', 'd'],
    ]);
    expect(markedAt(book)).toEqual({ 11: 1 });
  });
  it('takes references and named ranges along that lie wholly in its columns', () => {
    const book = bookOf();
    enterFormulas(book, { C9: '=A5+B5+SUM(A1:A9)+SUM(A1:B9)+SUM(A2:A)' });
    for (const [name, end] of [
      ['Schmal', 1],
      ['Breit', 2],
    ] as const) {
      carryOut(book, addNamedRange, { namedRange: { name, range: area(4, 6, 0, end) } });
    }
    carryOut(book, insertRange, { range: area(1, 3, 0, 1), shiftDimension: 'ROWS' });
    expect(formulasOf(book)).toEqual({ C9: '=A7+B5+SUM(A1:A11)+SUM(A1:B9)+SUM(A4:A)' });
    expect(book.info.namedRanges.map(({ range }) => range.startRowIndex)).toEqual([6, 4]);
  });
  it('makes the grid grow rather than lose data', () => {
    const book = bookOf(Array.from({ length: 20 }, (_, row) => [row]));
    carryOut(book, insertRange, { range: area(0, 2, 0, 1), shiftDimension: 'ROWS' });
    expect(book.grid(7).rowCount).toBe(22);
    expect(valuesOf(book).at(-1)).toEqual([19]);
  });
  it('refuses to take a merge or a table apart', () => {
    const book = bookOf();
    carryOut(book, mergeCells, { range: area(3, 4, 0, 2), mergeType: 'MERGE_ALL' });
    const insert = (): unknown =>
      carryOut(book, insertRange, { range: area(0, 1, 0, 1), shiftDimension: 'ROWS' });
    expect(insert).toThrow('take a merge or a table apart');
    const other = bookOf();
    carryOut(other, addTable, { table: { range: area(3, 6, 0, 2) } });
    expect(() =>
      carryOut(other, insertRange, { range: area(4, 5, 0, 1), shiftDimension: 'COLUMNS' }),
    ).toThrow('apart');
  });
  it('needs to know which way', () => {
    expect(() => carryOut(bookOf(), insertRange, { range: area(0, 1, 0, 1) })).toThrow(
      'Dimension must be specified.',
    );
  });
});
