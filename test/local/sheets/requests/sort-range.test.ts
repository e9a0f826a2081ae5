import { describe, expect, it } from 'vitest';
import { sortRange } from '../../../../local/sheets/requests/sort-range.ts';
import { bookOf, carryOut, markColumns, markedAt, valuesOf } from '../book.ts';
import { enterFormulas, formulasOf } from '../formulas.ts';

describe('sortRange', () => {
  const rows = (start: number, end: number): object => ({
    sheetId: 7,
    startRowIndex: start,
    endRowIndex: end,
  });

  it('puts numbers before texts before booleans, and empty cells last either way', () => {
    const book = bookOf([[true], ['b'], [null], [2], ['a'], [1]]);
    const sort = (sortOrder: string): unknown[] => {
      carryOut(book, sortRange, { range: rows(0, 6), sortSpecs: [{ dimensionIndex: 0, sortOrder }] });
      return valuesOf(book).flat();
    };
    expect(sort('ASCENDING')).toEqual([1, 2, 'a', 'b', true]);
    expect(sort('DESCENDING')).toEqual([true, 'b', 'a', 2, 1]);
  });
  it('moves whole rows of the range and no metadata', () => {
    const book = bookOf([
      ['Name', 'Alter'],
      ['B', 1],
      ['A', 2],
    ]);
    markColumns(book, { 11: 1 });
    carryOut(book, sortRange, { range: rows(1, 3), sortSpecs: [{ dimensionIndex: 0 }] });
    expect(valuesOf(book)).toEqual([
      ['Name', 'Alter'],
      ['A', 2],
      ['B', 1],
    ]);
    expect(markedAt(book)).toEqual({ 11: 1 });
  });
  it('sorts umlauts beside their vowels', () => {
    const book = bookOf([['Zoo'], ['Ärzte'], ['Bücher'], ['Amt']]);
    carryOut(book, sortRange, { range: rows(0, 4), sortSpecs: [{ dimensionIndex: 0 }] });
    expect(valuesOf(book).flat()).toEqual(['Amt', 'Ärzte', 'Bücher', 'Zoo']);
  });
  it('moves relative references with their row, as in a copy', () => {
    const book = bookOf([['B'], ['A']]);
    enterFormulas(book, { B1: '=A1&$A$1', B2: '=A2&$A$1' });
    carryOut(book, sortRange, { range: rows(0, 2), sortSpecs: [{ dimensionIndex: 0 }] });
    expect(formulasOf(book)).toEqual({ B1: '=A1&$A$1', B2: '=A2&$A$1' });
    expect(valuesOf(book)).toEqual([
      ['A', 'AA'],
      ['B', 'BA'],
    ]);
  });
  it('sorts by what formulas give', () => {
    const book = bookOf();
    enterFormulas(book, { A1: '=3', A2: '=1+1', A3: '=1/0', A4: '=1' });
    carryOut(book, sortRange, { range: rows(0, 4), sortSpecs: [{ dimensionIndex: 0 }] });
    expect(formulasOf(book)).toEqual({ A1: '=1', A2: '=1+1', A3: '=3', A4: '=1/0' });
  });
});
