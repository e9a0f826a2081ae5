import { describe, expect, it } from 'vitest';
import { updateFilterView } from '../../../../local/sheets/requests/update-filter-view.ts';
import { addFilterView } from '../../../../local/sheets/requests/add-filter-view.ts';
import { bookOf, carryOut, told } from '../book.ts';

describe('updateFilterView', () => {
  it('changes the title and keeps the range', () => {
    const book = bookOf();
    carryOut(book, addFilterView, { filter: { filterViewId: 3, title: 'A', range: { sheetId: 7 } } });
    carryOut(book, updateFilterView, { filter: { filterViewId: 3, title: 'B' }, fields: 'title' });
    expect(told(book).sheets?.[0]?.filterViews).toMatchObject([
      { filterViewId: 3, title: 'B', range: { sheetId: 7 } },
    ]);
  });
});
