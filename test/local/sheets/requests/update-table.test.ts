import { describe, expect, it } from 'vitest';
import { updateTable } from '../../../../local/sheets/requests/update-table.ts';
import { addTable } from '../../../../local/sheets/requests/add-table.ts';
import { bookOf, carryOut, told } from '../book.ts';

describe('updateTable', () => {
  it('extends its range', () => {
    const book = bookOf();
    const range = { sheetId: 7, startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 2 };
    carryOut(book, addTable, { table: { tableId: '5', name: 'A', range } });
    carryOut(book, updateTable, {
      table: { tableId: '5', range: { ...range, endRowIndex: 9 } },
      fields: 'range',
    });
    expect(told(book).sheets?.[0]?.tables).toMatchObject([{ name: 'A', range: { endRowIndex: 9 } }]);
  });
});
