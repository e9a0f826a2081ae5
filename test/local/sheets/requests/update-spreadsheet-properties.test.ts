import { describe, expect, it } from 'vitest';
import { updateSpreadsheetProperties } from '../../../../local/sheets/requests/update-spreadsheet-properties.ts';
import { bookOf, carryOut } from '../book.ts';
import { enterFormulas, formulasOf } from '../formulas.ts';

describe('updateSpreadsheetProperties', () => {
  it('changes what the mask names and keeps the rest', () => {
    const book = bookOf();
    carryOut(book, updateSpreadsheetProperties, {
      properties: { title: 'Neu', locale: 'en_US' },
      fields: 'title',
    });
    expect(book.info.properties).toEqual({ title: 'Neu', locale: 'de_DE', timeZone: 'Europe/Berlin' });
  });
  it('tells formulas in the signs of the new locale', () => {
    const book = bookOf();
    enterFormulas(book, { A1: '=ROUND(1,5;0)&"1,5;2"' });
    const change = (locale: string): void => {
      carryOut(book, updateSpreadsheetProperties, { properties: { locale }, fields: 'locale' });
    };
    change('en_US');
    expect(formulasOf(book)).toEqual({ A1: '=ROUND(1.5,0)&"1,5;2"' });
    change('de_DE');
    expect(formulasOf(book)).toEqual({ A1: '=ROUND(1,5;0)&"1,5;2"' });
  });
});
