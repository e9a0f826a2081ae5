import { describe, expect, it } from 'vitest';
import { updateNamedRange } from '../../../../local/sheets/requests/update-named-range.ts';
import { addNamedRange } from '../../../../local/sheets/requests/add-named-range.ts';
import { bookOf, carryOut } from '../book.ts';
import { enterFormulas, formulasOf } from '../formulas.ts';

describe('updateNamedRange', () => {
  it('renames and keeps the range', () => {
    const book = bookOf();
    carryOut(book, addNamedRange, { namedRange: { namedRangeId: '5', name: 'Alt', range: { sheetId: 7 } } });
    carryOut(book, updateNamedRange, { namedRange: { namedRangeId: '5', name: 'Neu' }, fields: 'name' });
    expect(book.info.namedRanges).toEqual([{ namedRangeId: '5', name: 'Neu', range: { sheetId: 7 } }]);
  });
  it('goes on being what formulas speak of', () => {
    const book = bookOf([[3]]);
    carryOut(book, addNamedRange, { namedRange: { namedRangeId: '5', name: 'Alt', range: { sheetId: 7 } } });
    enterFormulas(book, { A2: '=alt+Alt(1)&"Alt"&Alt!A1&Altes' });
    carryOut(book, updateNamedRange, { namedRange: { namedRangeId: '5', name: 'Neu' }, fields: 'name' });
    expect(formulasOf(book)).toEqual({ A2: '=Neu+Alt(1)&"Alt"&Alt!A1&Altes' });
  });
});
