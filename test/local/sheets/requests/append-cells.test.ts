import { describe, expect, it } from 'vitest';
import { appendCells } from '../../../../local/sheets/requests/append-cells.ts';
import type { Book } from '../../../../local/sheets/grid/book.ts';
import { addTable } from '../../../../local/sheets/requests/add-table.ts';
import { repeatCell } from '../../../../local/sheets/requests/repeat-cell.ts';
import { bookOf, carryOut, valuesOf } from '../book.ts';

describe('appendCells', () => {
  const text = (stringValue: string): object => ({ userEnteredValue: { stringValue } });

  it('appends after the last row with data, not with a mere format', () => {
    const book = bookOf([['Kopf'], [null], ['Zeile']]);
    carryOut(book, repeatCell, {
      range: { sheetId: 7 },
      cell: { userEnteredFormat: { wrapStrategy: 'WRAP' } },
      fields: 'userEnteredFormat',
    });
    carryOut(book, appendCells, {
      sheetId: 7,
      fields: 'userEnteredValue',
      rows: [{ values: [text('neu')] }],
    });
    expect(valuesOf(book)).toEqual([['Kopf'], [], ['Zeile'], ['neu']]);
  });
  it('keeps a text a text and makes the grid grow', () => {
    const book = bookOf(Array.from({ length: 20 }, () => ['x']));
    const values = [text('0421'), text('=1+1'), {}, {}, {}, {}, text('weit rechts')];
    carryOut(book, appendCells, { sheetId: 7, fields: 'userEnteredValue', rows: [{ values }] });
    expect(valuesOf(book, 'Liste!A21:G21')).toEqual([['0421', '=1+1', '', '', '', '', 'weit rechts']]);
    expect([book.grid(7).rowCount, book.grid(7).columnCount]).toEqual([21, 7]);
  });
  it('writes formats and validation only where the mask names them', () => {
    const book = bookOf();
    const cell = {
      userEnteredValue: { numberValue: 46292 },
      userEnteredFormat: {
        numberFormat: { type: 'DATE', pattern: 'dd.mm.yyyy' },
        textFormat: { bold: true },
      },
      dataValidation: { condition: { type: 'DATE_IS_VALID' } },
    };
    carryOut(book, appendCells, {
      sheetId: 7,
      fields: 'userEnteredValue,userEnteredFormat.numberFormat,dataValidation',
      rows: [{ values: [cell] }],
    });
    expect(book.grid(7).rows.cell(0, 0)).toEqual({
      value: 46292,
      format: { numberFormat: { type: 'DATE', pattern: 'dd.mm.yyyy' } },
      dataValidation: { condition: { type: 'DATE_IS_VALID' } },
    });
  });
  it('refuses an unknown sheet, a text too long and a field that cells do not have', () => {
    const rows = [{ values: [text('a'.repeat(50_001))] }];
    expect(() => carryOut(bookOf(), appendCells, { sheetId: 3, fields: '*', rows: [] })).toThrow(
      'No grid with id: 3',
    );
    expect(() => carryOut(bookOf(), appendCells, { sheetId: 7, fields: '*', rows })).toThrow(
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    );
    expect(() => carryOut(bookOf(), appendCells, { sheetId: 7, fields: 'colour', rows: [] })).toThrow(
      '"colour"',
    );
  });
  describe('with a table', () => {
    const range = { sheetId: 7, startRowIndex: 1, endRowIndex: 4, startColumnIndex: 1, endColumnIndex: 3 };
    const table = (values: Parameters<typeof bookOf>[0]): Book => {
      const book = bookOf(values);
      carryOut(book, addTable, { table: { tableId: 't', range } });
      return book;
    };
    const append = (book: Book, ...texts: string[]): void => {
      const rows = texts.map((each) => ({ values: [text(each)] }));
      carryOut(book, appendCells, { tableId: 't', fields: 'userEnteredValue', rows });
    };
    const end = (book: Book): unknown => book.grid(7).info.tables[0]?.range?.endRowIndex;

    it('appends below its last row with data, beside whatever lies next to it', () => {
      const book = table([[], [null, 'Kopf'], [null, 'a'], [], ['unten']]);
      append(book, 'b');
      expect(valuesOf(book, 'Liste!B2:B5')).toEqual([['Kopf'], ['a'], ['b']]);
      expect(end(book)).toBe(4);
      append(book, 'c', 'd');
      expect(valuesOf(book, 'Liste!A2:B7')).toEqual([
        ['', 'Kopf'],
        ['', 'a'],
        ['', 'b'],
        ['unten', 'c'],
        ['', 'd'],
      ]);
      expect(end(book)).toBe(6);
    });
    it('makes room where something lies below it', () => {
      const book = table([[], [null, 'Kopf'], [null, 'a'], [null, 'b'], ['links', 'Notiz']]);
      append(book, 'c', 'd');
      expect(valuesOf(book, 'Liste!A2:B7')).toEqual([
        ['', 'Kopf'],
        ['', 'a'],
        ['', 'b'],
        ['links', 'c'],
        ['', 'd'],
        ['', 'Notiz'],
      ]);
      expect(end(book)).toBe(6);
    });
    it('refuses rows wider than it, and an unknown table', () => {
      const book = table([]);
      const rows = [{ values: [{}, {}, text('x')] }];
      expect(() => carryOut(book, appendCells, { tableId: 't', fields: '*', rows })).toThrow('2 columns');
      expect(() => carryOut(book, appendCells, { tableId: 'x', fields: '*', rows })).toThrow(
        'No table with id: x',
      );
    });
  });
});
