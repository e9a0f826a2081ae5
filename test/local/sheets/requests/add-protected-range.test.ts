import { describe, expect, it } from 'vitest';
import { addProtectedRange } from '../../../../local/sheets/requests/add-protected-range.ts';
import { updateCells } from '../../../../local/sheets/requests/update-cells.ts';
import { bookOf, carryOut, editor, owner, told, valuesOf } from '../book.ts';

describe('addProtectedRange', () => {
  const cell = { sheetId: 7, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
  const write = {
    start: { sheetId: 7 },
    rows: [{ values: [{ userEnteredValue: { stringValue: 'x' } }] }],
    fields: 'userEnteredValue',
  };

  it('stops an editor who is not listed, and not the owner', () => {
    const book = bookOf();
    carryOut(book, addProtectedRange, { protectedRange: { range: cell, editors: { users: [] } } });
    expect(() => carryOut(book, updateCells, write, editor)).toThrow(
      'You are trying to edit a protected cell or object.',
    );
    carryOut(book, updateCells, write, owner);
    expect(valuesOf(book)).toEqual([['x']]);
  });
  it('stops nobody without editors, because all document editors are put in', () => {
    const book = bookOf();
    const reply = carryOut(book, addProtectedRange, { protectedRange: { range: cell } });
    expect(reply).toMatchObject({ protectedRange: { editors: {} } }); // as sent; what was put in shows afterwards
    expect(told(book).sheets?.[0]?.protectedRanges).toMatchObject([
      { editors: { users: [owner.email, editor.email] } },
    ]);
    carryOut(book, updateCells, write, editor);
    expect(valuesOf(book)).toEqual([['x']]);
  });
  it('stops nobody with a warning, though its editors are told too', () => {
    const book = bookOf();
    carryOut(book, addProtectedRange, { protectedRange: { range: cell, warningOnly: true } });
    expect(told(book).sheets?.[0]?.protectedRanges).toMatchObject([
      { warningOnly: true, editors: { users: [owner.email, editor.email] } },
    ]);
    carryOut(book, updateCells, write, editor);
    expect(valuesOf(book)).toEqual([['x']]);
  });
  it('leaves free what is named as unprotected', () => {
    const book = bookOf();
    carryOut(book, addProtectedRange, {
      protectedRange: { range: { sheetId: 7 }, unprotectedRanges: [cell], editors: { users: [] } },
    });
    carryOut(book, updateCells, write, editor);
    expect(valuesOf(book)).toEqual([['x']]);
  });
});
