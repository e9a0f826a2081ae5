import { describe, expect, it } from 'vitest';
import { deleteProtectedRange } from '../../../../local/sheets/requests/delete-protected-range.ts';
import { addProtectedRange } from '../../../../local/sheets/requests/add-protected-range.ts';
import { bookOf, carryOut, told } from '../book.ts';

describe('deleteProtectedRange', () => {
  it('takes a protection away, once', () => {
    const book = bookOf();
    carryOut(book, addProtectedRange, { protectedRange: { protectedRangeId: 5, range: { sheetId: 7 } } });
    carryOut(book, deleteProtectedRange, { protectedRangeId: 5 });
    expect(told(book).sheets?.[0]?.protectedRanges).toBeUndefined();
    expect(() => carryOut(book, deleteProtectedRange, { protectedRangeId: 5 })).toThrow(
      'No protected range with id: 5',
    );
  });
});
