import { describe, expect, it } from 'vitest';
import { setBasicFilter } from '../../../../local/sheets/requests/set-basic-filter.ts';
import { bookOf, carryOut, told } from '../book.ts';

describe('setBasicFilter', () => {
  it('closes the range to the grid', () => {
    const book = bookOf();
    carryOut(book, setBasicFilter, { filter: { range: { sheetId: 7 } } });
    expect(told(book).sheets?.[0]?.basicFilter).toEqual({
      range: { sheetId: 7, startRowIndex: 0, endRowIndex: 20, startColumnIndex: 0, endColumnIndex: 6 },
    });
  });
});
