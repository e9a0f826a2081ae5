import { describe, expect, it } from 'vitest';
import { addFilterView } from '../../../../local/sheets/requests/add-filter-view.ts';
import { bookOf, carryOut } from '../book.ts';

describe('addFilterView', () => {
  it('closes the range to the grid and gives the view an id', () => {
    const book = bookOf();
    const reply = carryOut(book, addFilterView, {
      filter: { title: 'Nur neue', range: { sheetId: 7, startRowIndex: 0 } },
    });
    expect(reply).toMatchObject({
      filter: {
        title: 'Nur neue',
        filterViewId: expect.any(Number),
        range: { endRowIndex: 20, endColumnIndex: 6 },
      },
    });
  });
});
