import { describe, expect, it } from 'vitest';
import { deleteNamedRange } from '../../../../local/sheets/requests/delete-named-range.ts';
import { addNamedRange } from '../../../../local/sheets/requests/add-named-range.ts';
import { bookOf, carryOut } from '../book.ts';

describe('deleteNamedRange', () => {
  it('forgets the name', () => {
    const book = bookOf();
    carryOut(book, addNamedRange, { namedRange: { namedRangeId: '5', name: 'Alt', range: { sheetId: 7 } } });
    carryOut(book, deleteNamedRange, { namedRangeId: '5' });
    expect(book.info.namedRanges).toEqual([]);
    expect(() => carryOut(book, deleteNamedRange, { namedRangeId: '5' })).toThrow(
      'No named range with id: 5',
    );
  });
});
