import { describe, expect, it } from 'vitest';
import { deleteTable } from '../../../../local/sheets/requests/delete-table.ts';
import { addTable } from '../../../../local/sheets/requests/add-table.ts';
import { bookOf, carryOut, told, valuesOf } from '../book.ts';

describe('deleteTable', () => {
  it('deletes the cells too', () => {
    const book = bookOf([['a', 'b', 'c']]);
    const range = { sheetId: 7, startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 2 };
    carryOut(book, addTable, { table: { tableId: '5', range } });
    carryOut(book, deleteTable, { tableId: '5' });
    expect(valuesOf(book)).toEqual([['', '', 'c']]);
    expect(told(book).sheets?.[0]?.tables).toBeUndefined();
  });
});
