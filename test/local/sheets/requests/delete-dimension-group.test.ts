import { describe, expect, it } from 'vitest';
import { deleteDimensionGroup } from '../../../../local/sheets/requests/delete-dimension-group.ts';
import { addDimensionGroup } from '../../../../local/sheets/requests/add-dimension-group.ts';
import { bookOf, carryOut } from '../book.ts';

describe('deleteDimensionGroup', () => {
  const rows = { range: { sheetId: 7, dimension: 'ROWS', startIndex: 1, endIndex: 4 } };

  it('takes one level off and refuses where there is none', () => {
    const book = bookOf();
    carryOut(book, addDimensionGroup, rows);
    expect(carryOut(book, deleteDimensionGroup, rows)).toEqual({});
    expect(() => carryOut(book, deleteDimensionGroup, rows)).toThrow('group');
  });
});
