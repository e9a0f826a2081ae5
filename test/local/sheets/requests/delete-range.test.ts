import { describe, expect, it } from 'vitest';
import { deleteRange } from '../../../../local/sheets/requests/delete-range.ts';
import { addProtectedRange } from '../../../../local/sheets/requests/add-protected-range.ts';
import { bookOf, carryOut, editor, valuesOf } from '../book.ts';
import { enterFormulas, formulasOf } from '../formulas.ts';

const range = { sheetId: 7, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };

describe('deleteRange', () => {
  it('moves the cells below up, or those beside it to the left', () => {
    const values = [
      ['a', 'b'],
      ['c', 'd'],
    ];
    const up = bookOf(values);
    carryOut(up, deleteRange, { range, shiftDimension: 'ROWS' });
    expect(valuesOf(up)).toEqual([
      ['c', 'b'],
      ['', 'd'],
    ]);
    const left = bookOf(values);
    carryOut(left, deleteRange, { range, shiftDimension: 'COLUMNS' });
    expect(valuesOf(left)).toEqual([['b'], ['c', 'd']]);
    expect([left.grid(7).rowCount, left.grid(7).columnCount]).toEqual([20, 6]);
  });
  it('takes references along, and those to its own cells away', () => {
    const book = bookOf();
    enterFormulas(book, { C1: '=A1+A2+B1+SUM(A1:A5)' });
    carryOut(book, deleteRange, { range, shiftDimension: 'ROWS' });
    expect(formulasOf(book)).toEqual({ C1: '=#REF!+A1+B1+SUM(A1:A4)' });
  });
  it('is refused when a cell that would move is protected', () => {
    const book = bookOf();
    carryOut(book, addProtectedRange, {
      protectedRange: {
        range: { ...range, startRowIndex: 9, endRowIndex: 10 },
        editors: { users: ['a@b.example'] },
      },
    });
    expect(() => carryOut(book, deleteRange, { range, shiftDimension: 'ROWS' }, editor)).toThrow('protected');
    carryOut(book, deleteRange, { range, shiftDimension: 'COLUMNS' }, editor);
  });
});
