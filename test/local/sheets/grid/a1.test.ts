import { describe, expect, it } from 'vitest';
import { columnIndex, columnName, parseA1, toA1 } from '../../../../local/sheets/grid/a1.ts';
import { quoteTitle } from '../../../../local/sheets/grid/a1-text.ts';
import { addSheet } from '../../../../local/sheets/requests/add-sheet.ts';
import { bookOf, carryOut } from '../book.ts';

describe('A1 notation', () => {
  it.each([
    ['Liste', 'Liste!A1:F20'],
    ["'Liste'", 'Liste!A1:F20'],
    ['liste!b2', 'Liste!B2'],
    ['Liste!A:B', 'Liste!A1:B20'],
    ['Liste!2:3', 'Liste!A2:F3'],
    ['Liste!A2:B', 'Liste!A2:B20'],
    ['Liste!A1:1', 'Liste!A1:F1'],
    ['Liste!D4:A1', 'Liste!A1:D4'],
    ['Liste!$A$1:$B2', 'Liste!A1:B2'],
    ['Liste!E19:Z99', 'Liste!E19:F20'],
    ['Liste!R2C3', 'Liste!C2'],
    ['B2:C3', 'Liste!B2:C3'],
  ])('closes %s to the grid: %s', (text, range) => {
    const book = bookOf();
    expect(toA1(parseA1(book, text), book)).toBe(range);
  });

  it('refuses a sheet that is not there, and nonsense, with the text it was given', () => {
    expect(() => parseA1(bookOf(), 'Fort!A1')).toThrow('Unable to parse range: Fort!A1');
    expect(() => parseA1(bookOf(), 'Liste!A0')).toThrow('Unable to parse range: Liste!A0');
  });

  it('refuses what starts past the grid', () => {
    expect(() => parseA1(bookOf(), 'Liste!A21')).toThrow(
      'Range (Liste!A21) exceeds grid limits. Max rows: 20, max columns: 6',
    );
  });

  it('takes an unquoted CRM26 for a cell, not for a sheet', () => {
    const book = bookOf();
    carryOut(book, addSheet, { properties: { title: 'CRM26' } });
    expect(() => parseA1(book, 'CRM26')).toThrow('exceeds grid limits');
    expect(toA1(parseA1(book, "'CRM26'!A1"), book)).toBe("'CRM26'!A1");
  });

  it.each([
    ['Sheet1', 'Sheet1'],
    ['Sheet_2', 'Sheet_2'],
    ['D3', "'D3'"],
    ['Meine Liste', "'Meine Liste'"],
    ['Prüfen', "'Prüfen'"],
    ["Anna's", "'Anna''s'"],
    ['평가', "'평가'"],
    ['2026', "'2026'"],
  ])('quotes the title %s as %s', (title, quoted) => {
    expect(quoteTitle(title, true)).toBe(quoted);
  });

  it('quotes letters of other alphabets, but no umlauts, where umlauts do not quote', () => {
    expect(quoteTitle('Prüfen', false)).toBe('Prüfen');
    expect(quoteTitle('평가', false)).toBe("'평가'");
  });

  it('counts columns from A to ZZZ', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    expect(
      Array.from({ length: 2000 }, (_, index) => columnIndex(columnName(index)) === index),
    ).not.toContain(false);
  });
});
