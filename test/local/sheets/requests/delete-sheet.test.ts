import { describe, expect, it } from 'vitest';
import { deleteSheet } from '../../../../local/sheets/requests/delete-sheet.ts';
import { addNamedRange } from '../../../../local/sheets/requests/add-named-range.ts';
import { addSheet } from '../../../../local/sheets/requests/add-sheet.ts';
import { bookOf, carryOut, markColumns } from '../book.ts';

describe('deleteSheet', () => {
  it('takes metadata and names of the sheet along', () => {
    const book = bookOf();
    carryOut(book, addSheet, { properties: { title: 'Rest' } });
    markColumns(book, { 11: 0 });
    carryOut(book, addNamedRange, { namedRange: { name: 'Alle', range: { sheetId: 7 } } });
    carryOut(book, deleteSheet, { sheetId: 7 });
    expect(book.sheets.map((sheet) => sheet.title)).toEqual(['Rest']);
    expect(book.info.metadata).toEqual([]);
    expect(book.info.namedRanges).toEqual([]);
  });
  it('leaves the last sheet where it is', () => {
    expect(() => carryOut(bookOf(), deleteSheet, { sheetId: 7 })).toThrow(
      "You can't remove all the sheets in a document.",
    );
  });
});
