import { describe, expect, it } from 'vitest';
import { trimWhitespace } from '../../../../local/sheets/requests/trim-whitespace.ts';
import { bookOf, carryOut, valuesOf } from '../book.ts';

describe('trimWhitespace', () => {
  it('trims texts, leaves one blank within, and counts the cells', () => {
    const book = bookOf([['  zwei \n\t Wörter ', 'gut', 5, ' =1 ']]);
    expect(carryOut(book, trimWhitespace, { range: { sheetId: 7 } })).toEqual({ cellsChangedCount: 2 });
    expect(valuesOf(book)).toEqual([['zwei Wörter', 'gut', 5, '=1']]);
    expect(carryOut(book, trimWhitespace, { range: { sheetId: 7 } })).toEqual({});
  });
});
