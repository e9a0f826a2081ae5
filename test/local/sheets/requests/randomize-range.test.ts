import { describe, expect, it } from 'vitest';
import { randomizeRange } from '../../../../local/sheets/requests/randomize-range.ts';
import { bookOf, carryOut, valuesOf } from '../book.ts';
import { enterFormulas } from '../formulas.ts';

describe('randomizeRange', () => {
  it('keeps every row, whole, within the range', () => {
    const rows = Array.from({ length: 15 }, (_, row) => [row, `Zeile ${row}`]);
    const book = bookOf([['Kopf', ''], ...rows]);
    enterFormulas(book, Object.fromEntries(rows.map((_, row) => [`C${row + 2}`, `=A${row + 2}*2`])));
    const range = { sheetId: 7, startRowIndex: 1, endRowIndex: 16, startColumnIndex: 0, endColumnIndex: 3 };
    carryOut(book, randomizeRange, { range });
    const [head, ...after] = valuesOf(book);
    expect(head?.[0]).toBe('Kopf');
    expect(after.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual(
      rows.map(([number, text]) => [number, text, Number(number) * 2]),
    );
  });
});
