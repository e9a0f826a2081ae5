import { describe, expect, it } from 'vitest';
import { addDimensionGroup } from '../../../../local/sheets/requests/add-dimension-group.ts';
import { bookOf, carryOut } from '../book.ts';

describe('addDimensionGroup', () => {
  const columns = (startIndex: number, endIndex: number): object => ({
    range: { sheetId: 7, dimension: 'COLUMNS', startIndex, endIndex },
  });

  it('joins overlapping groups one level deeper', () => {
    const book = bookOf();
    carryOut(book, addDimensionGroup, columns(1, 4));
    expect(carryOut(book, addDimensionGroup, columns(2, 5))).toEqual({
      dimensionGroups: [
        { range: { sheetId: 7, dimension: 'COLUMNS', startIndex: 1, endIndex: 5 }, depth: 1 },
        { range: { sheetId: 7, dimension: 'COLUMNS', startIndex: 2, endIndex: 4 }, depth: 2 },
      ],
    });
  });
});
