import { describe, expect, it } from 'vitest';
import { addSheet } from '../../../../local/sheets/requests/add-sheet.ts';
import { bookOf, carryOut } from '../book.ts';

describe('addSheet', () => {
  it('puts the sheet last, 1000 by 26, under a free title', () => {
    const book = bookOf();
    expect(carryOut(book, addSheet, {})).toMatchObject({
      properties: { title: 'Sheet2', index: 1, gridProperties: { rowCount: 1000, columnCount: 26 } },
    });
  });
  it('refuses a title in use, whatever its case', () => {
    expect(() => carryOut(bookOf(), addSheet, { properties: { title: 'LISTE' } })).toThrow(
      'A sheet with the name "LISTE" already exists. Please enter another name.',
    );
  });
  it('takes the index asked for and moves the others on', () => {
    const book = bookOf();
    carryOut(book, addSheet, { properties: { title: 'Neu', index: 0 } });
    expect(book.sheets.map((sheet) => [sheet.title, sheet.info.properties.index])).toEqual([
      ['Neu', 0],
      ['Liste', 1],
    ]);
  });
});
