import { describe, expect, it } from 'vitest';
import { cutPaste } from '../../../../local/sheets/requests/cut-paste.ts';
import { bookOf, carryOut, markColumns, markedAt, valuesOf } from '../book.ts';

describe('cutPaste', () => {
  const source = { sheetId: 7, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 };

  it('moves cells and leaves metadata where it was', () => {
    const book = bookOf([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    markColumns(book, { 11: 0 });
    carryOut(book, cutPaste, {
      source,
      destination: { sheetId: 7, columnIndex: 2 },
      pasteType: 'PASTE_NORMAL',
    });
    expect(valuesOf(book)).toEqual([
      ['', 'b', 'a'],
      ['', 'd', 'c'],
    ]);
    expect(markedAt(book)).toEqual({ 11: 0 });
  });
  it('can be pasted onto a part of itself', () => {
    const book = bookOf([['a'], ['b']]);
    carryOut(book, cutPaste, { source, destination: { sheetId: 7, rowIndex: 1 } });
    expect(valuesOf(book)).toEqual([[], ['a'], ['b']]);
  });
  it('refuses a place outside the grid', () => {
    expect(() => carryOut(bookOf(), cutPaste, { source, destination: { sheetId: 7, rowIndex: 19 } })).toThrow(
      'exceeds grid limits',
    );
  });
});
