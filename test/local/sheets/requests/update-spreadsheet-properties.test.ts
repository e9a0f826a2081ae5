import { describe, expect, it } from 'vitest';
import { updateSpreadsheetProperties } from '../../../../local/sheets/requests/update-spreadsheet-properties.ts';
import { bookOf, carryOut } from '../book.ts';

describe('updateSpreadsheetProperties', () => {
  it('changes what the mask names and keeps the rest', () => {
    const book = bookOf();
    carryOut(book, updateSpreadsheetProperties, {
      properties: { title: 'Neu', locale: 'en_US' },
      fields: 'title',
    });
    expect(book.info.properties).toEqual({ title: 'Neu', locale: 'de_DE', timeZone: 'Europe/Berlin' });
  });
});
