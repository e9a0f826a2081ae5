import { describe, expect, it } from 'vitest';
import { duplicateSheet } from '../../../../local/sheets/requests/duplicate-sheet.ts';
import { addProtectedRange } from '../../../../local/sheets/requests/add-protected-range.ts';
import { bookOf, carryOut, markColumns, valuesOf } from '../book.ts';

describe('duplicateSheet', () => {
  it('copies cells and rules but no developer metadata', () => {
    const book = bookOf([['a', 'b']]);
    markColumns(book, { 11: 1 });
    const reply = carryOut(book, duplicateSheet, { sourceSheetId: 7, newSheetId: 8, insertSheetIndex: 1 });
    expect(reply).toMatchObject({ properties: { sheetId: 8, title: 'Copy of Liste', index: 1 } });
    expect(valuesOf(book, "'Copy of Liste'!A1:B1")).toEqual([['a', 'b']]);
    expect(book.info.metadata).toHaveLength(1);
  });
  it('gives copied protections ids of their own on the new sheet', () => {
    const book = bookOf();
    carryOut(book, addProtectedRange, { protectedRange: { protectedRangeId: 5, range: { sheetId: 7 } } });
    carryOut(book, duplicateSheet, { sourceSheetId: 7, newSheetId: 8 });
    const [copy] = book.find(8)?.info.protectedRanges ?? [];
    expect(copy?.range?.sheetId).toBe(8);
    expect(copy?.protectedRangeId).not.toBe(5);
  });
});
