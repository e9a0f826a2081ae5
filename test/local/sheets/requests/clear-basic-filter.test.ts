import { describe, expect, it } from 'vitest';
import { clearBasicFilter } from '../../../../local/sheets/requests/clear-basic-filter.ts';
import { setBasicFilter } from '../../../../local/sheets/requests/set-basic-filter.ts';
import { bookOf, carryOut, told } from '../book.ts';

describe('clearBasicFilter', () => {
  it('takes the filter away, and is content where there is none', () => {
    const book = bookOf();
    carryOut(book, setBasicFilter, { filter: { range: { sheetId: 7 } } });
    carryOut(book, clearBasicFilter, { sheetId: 7 });
    carryOut(book, clearBasicFilter, { sheetId: 7 });
    expect(told(book).sheets?.[0]?.basicFilter).toBeUndefined();
  });
});
