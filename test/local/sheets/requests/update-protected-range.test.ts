import { describe, expect, it } from 'vitest';
import { updateProtectedRange } from '../../../../local/sheets/requests/update-protected-range.ts';
import { addProtectedRange } from '../../../../local/sheets/requests/add-protected-range.ts';
import { bookOf, carryOut, editor, told } from '../book.ts';

describe('updateProtectedRange', () => {
  it('makes a protection a warning', () => {
    const book = bookOf();
    carryOut(book, addProtectedRange, { protectedRange: { protectedRangeId: 5, range: { sheetId: 7 } } });
    carryOut(book, updateProtectedRange, {
      protectedRange: { protectedRangeId: 5, warningOnly: true },
      fields: 'warningOnly',
    });
    expect(told(book).sheets?.[0]?.protectedRanges).toMatchObject([
      { protectedRangeId: 5, warningOnly: true },
    ]);
  });
  it('is not for those whom it keeps out', () => {
    const book = bookOf();
    carryOut(book, addProtectedRange, {
      protectedRange: { protectedRangeId: 5, range: { sheetId: 7 }, editors: { users: [] } },
    });
    const request = { protectedRange: { protectedRangeId: 5, warningOnly: true }, fields: 'warningOnly' };
    expect(() => carryOut(book, updateProtectedRange, request, editor)).toThrow('protected');
  });
});
