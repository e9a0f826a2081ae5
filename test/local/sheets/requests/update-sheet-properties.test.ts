import { describe, expect, it } from 'vitest';
import { updateSheetProperties } from '../../../../local/sheets/requests/update-sheet-properties.ts';
import { addSheet } from '../../../../local/sheets/requests/add-sheet.ts';
import { bookOf, carryOut, markColumns, markedAt, valuesOf } from '../book.ts';

describe('updateSheetProperties', () => {
  it('renames only what the mask names', () => {
    const book = bookOf();
    carryOut(book, updateSheetProperties, {
      properties: { sheetId: 7, title: 'Neu', hidden: true },
      fields: 'title',
    });
    expect(book.sheets[0]?.info.properties).toMatchObject({ title: 'Neu' });
    expect(book.sheets[0]?.info.properties.hidden).toBeUndefined();
  });
  it('counts an index before the move, as the page on SheetProperties explains', () => {
    const book = bookOf();
    for (const title of ['B', 'C']) carryOut(book, addSheet, { properties: { title } });
    carryOut(book, updateSheetProperties, { properties: { sheetId: 7, index: 2 }, fields: 'index' });
    expect(book.sheets.map((sheet) => sheet.title)).toEqual(['B', 'Liste', 'C']);
  });
  it('drops cells and metadata outside a smaller grid', () => {
    const book = bookOf([['a', 'b', 'c']]);
    markColumns(book, { 11: 0, 12: 2 });
    const properties = { sheetId: 7, gridProperties: { columnCount: 2 } };
    carryOut(book, updateSheetProperties, { properties, fields: 'gridProperties/columnCount' });
    expect(valuesOf(book)).toEqual([['a', 'b']]);
    expect(markedAt(book)).toEqual({ 11: 0 });
  });
  it('leaves out what is false or zero', () => {
    const book = bookOf();
    const set = (frozenRowCount: number): void => {
      const properties = { sheetId: 7, gridProperties: { frozenRowCount } };
      carryOut(book, updateSheetProperties, { properties, fields: 'gridProperties.frozenRowCount' });
    };
    set(1);
    expect(book.sheets[0]?.info.properties.gridProperties.frozenRowCount).toBe(1);
    set(0);
    expect(book.sheets[0]?.info.properties.gridProperties).toEqual({ rowCount: 20, columnCount: 6 });
  });
  it('refuses to hide the only sheet, an unknown sheet and an empty mask', () => {
    const hide = { properties: { sheetId: 7, hidden: true }, fields: 'hidden' };
    expect(() => carryOut(bookOf(), updateSheetProperties, hide)).toThrow(
      "You can't hide all the sheets in a document.",
    );
    expect(() =>
      carryOut(bookOf(), updateSheetProperties, { properties: { sheetId: 1 }, fields: '*' }),
    ).toThrow('No sheet with id: 1');
    expect(() => carryOut(bookOf(), updateSheetProperties, { properties: { sheetId: 7 } })).toThrow(
      "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
    );
  });
});
