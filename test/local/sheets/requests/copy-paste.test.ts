import { describe, expect, it } from 'vitest';
import { copyPaste } from '../../../../local/sheets/requests/copy-paste.ts';
import { mergeCells } from '../../../../local/sheets/requests/merge-cells.ts';
import { bookOf, carryOut, valuesOf } from '../book.ts';
import { enterFormulas, formulasOf } from '../formulas.ts';

describe('copyPaste', () => {
  const area = (row: number, column: number, height = 1, width = 1): object => ({
    sheetId: 7,
    startRowIndex: row,
    endRowIndex: row + height,
    startColumnIndex: column,
    endColumnIndex: column + width,
  });

  it('fills a larger destination again and again', () => {
    const book = bookOf([['a', 'b']]);
    carryOut(book, copyPaste, { source: area(0, 0, 1, 2), destination: area(1, 0, 2, 4) });
    expect(valuesOf(book)).toEqual([
      ['a', 'b'],
      ['a', 'b', 'a', 'b'],
      ['a', 'b', 'a', 'b'],
    ]);
  });
  it('pastes a computed value as a value', () => {
    const book = bookOf();
    book.grid(7).rows.set(0, 0, { formula: '=2*3', format: { textFormat: { bold: true } } });
    carryOut(book, copyPaste, { source: area(0, 0), destination: area(0, 1), pasteType: 'PASTE_VALUES' });
    expect(book.grid(7).rows.cell(0, 1)).toEqual({ value: 6 });
  });
  it('turns rows into columns', () => {
    const book = bookOf([['a', 'b']]);
    carryOut(book, copyPaste, {
      source: area(0, 0, 1, 2),
      destination: area(1, 0),
      pasteOrientation: 'TRANSPOSE',
    });
    expect(valuesOf(book)).toEqual([['a', 'b'], ['a'], ['b']]);
  });
  it('moves relative references along, turned rows and columns too', () => {
    const book = bookOf([[1, 2, 3]]);
    enterFormulas(book, { A2: '=A1*$B$1', B2: '=B1' });
    carryOut(book, copyPaste, { source: area(1, 0, 1, 2), destination: area(2, 1, 1, 2) });
    carryOut(book, copyPaste, {
      source: area(1, 0, 1, 2),
      destination: area(4, 0, 2, 1),
      pasteType: 'PASTE_FORMULA',
      pasteOrientation: 'TRANSPOSE',
    });
    expect(formulasOf(book)).toEqual({
      A2: '=A1*$B$1',
      B2: '=B1',
      B3: '=B2*$B$1',
      C3: '=C2',
      A5: '=A4*$B$1',
      A6: '=A5',
    });
  });
  it('copies merges with everything, once per copy (doc: PASTE_NORMAL), and not with values alone', () => {
    const book = bookOf([['a', null]]);
    carryOut(book, mergeCells, { range: area(0, 0, 1, 2) });
    carryOut(book, copyPaste, { source: area(0, 0, 1, 2), destination: area(2, 0, 2, 2) });
    expect(book.grid(7).info.merges).toEqual([area(0, 0, 1, 2), area(2, 0, 1, 2), area(3, 0, 1, 2)]);
    carryOut(book, copyPaste, {
      source: area(0, 0, 1, 2),
      destination: area(5, 0),
      pasteType: 'PASTE_VALUES',
    });
    expect(book.grid(7).info.merges).toHaveLength(3);
  });
});
