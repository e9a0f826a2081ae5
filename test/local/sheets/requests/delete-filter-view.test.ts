import { describe, expect, it } from 'vitest';
import { deleteFilterView } from '../../../../local/sheets/requests/delete-filter-view.ts';
import { addFilterView } from '../../../../local/sheets/requests/add-filter-view.ts';
import { bookOf, carryOut, told } from '../book.ts';

describe('deleteFilterView', () => {
  it('takes a view away and refuses an unknown one', () => {
    const book = bookOf();
    carryOut(book, addFilterView, { filter: { filterViewId: 3, range: { sheetId: 7 } } });
    carryOut(book, deleteFilterView, { filterId: 3 });
    expect(told(book).sheets?.[0]?.filterViews).toBeUndefined();
    expect(() => carryOut(book, deleteFilterView, { filterId: 3 })).toThrow('No filter view with id: 3');
  });
});
