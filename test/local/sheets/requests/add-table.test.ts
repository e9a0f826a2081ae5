import { describe, expect, it } from 'vitest';
import { addTable } from '../../../../local/sheets/requests/add-table.ts';
import { bookOf, carryOut } from '../book.ts';

describe('addTable', () => {
  const range = { sheetId: 7, startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 2 };

  it('takes the names of the columns from the first row', () => {
    const book = bookOf([['Titel']]);
    expect(carryOut(book, addTable, { table: { name: 'Angebote', range } })).toMatchObject({
      table: {
        name: 'Angebote',
        tableId: expect.any(String),
        columnProperties: [{ columnName: 'Titel' }, { columnIndex: 1, columnName: 'Column 2' }],
      },
    });
  });
  it('refuses to lie over another table', () => {
    const book = bookOf();
    carryOut(book, addTable, { table: { range } });
    expect(() => carryOut(book, addTable, { table: { range } })).toThrow('overlaps');
  });
});
