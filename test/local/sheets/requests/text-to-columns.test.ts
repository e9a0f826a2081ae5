import { describe, expect, it } from 'vitest';
import { textToColumns } from '../../../../local/sheets/requests/text-to-columns.ts';
import { bookOf, carryOut, valuesOf } from '../book.ts';

describe('textToColumns', () => {
  const source = { sheetId: 7, startRowIndex: 0, endRowIndex: 20, startColumnIndex: 4, endColumnIndex: 5 };
  const texts = (...list: string[]): ReturnType<typeof bookOf> =>
    bookOf(list.map((text) => [null, null, null, null, text]));

  it('splits each text, reads the pieces, and makes the grid grow', () => {
    const book = texts('Anna; 1,5 ;27.9.2026', 'Bert', 'Cem;2');
    carryOut(book, textToColumns, { source, delimiterType: 'SEMICOLON' });
    expect(valuesOf(book, 'Liste!E:G')).toEqual([['Anna', 1.5, 46292], ['Bert'], ['Cem', 2]]);
    expect(book.grid(7).columnCount).toBe(7);
  });
  it('splits at any text given', () => {
    const book = texts('a -> b');
    carryOut(book, textToColumns, { source, delimiterType: 'CUSTOM', delimiter: '->' });
    expect(valuesOf(book, 'Liste!E:F')).toEqual([['a', 'b']]);
  });
  it.each([
    [{ delimiterType: 'CUSTOM' }, 'A delimiter must be specified.'],
    [{ delimiterType: 'AUTODETECT' }, 'not supported'],
    [{ delimiterType: 'COMMA', source: { sheetId: 7 } }, 'exactly one column'],
  ])('refuses %j', (more, message) => {
    expect(() => carryOut(texts('a'), textToColumns, { source, ...more })).toThrow(message);
  });
});
