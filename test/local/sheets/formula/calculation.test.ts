import { describe, expect, it } from 'vitest';
import { calculationOf } from '../../../../local/sheets/formula/calculation.ts';
import { bookOf } from '../book.ts';
import { enterFormulas, NIGHT } from '../formulas.ts';

const later = new Date(NIGHT.getTime() + 60_000);

describe('a calculation', () => {
  it('of a spreadsheet that stays as it is serves later reads too, until a formula asks for the time', () => {
    const book = bookOf([[1]]);
    enterFormulas(book, { B1: '=A1+1', C1: '=NOW()' });
    book.settled = true;
    const sheet = book.grid(7);
    const first = calculationOf(book, NIGHT);
    expect(first.value(sheet, 0, 1)).toBe(2);
    expect(calculationOf(book, later)).toBe(first);
    const then = first.value(sheet, 0, 2);
    const second = calculationOf(book, later);
    expect(Number(second.value(sheet, 0, 2)) - Number(then)).toBeCloseTo(1 / 1440, 6);
  });
  it('is new for each reader while the spreadsheet is being written to, and after', () => {
    const book = bookOf([[1]]);
    enterFormulas(book, { B1: '=A1+1' });
    const sheet = book.grid(7);
    expect(calculationOf(book, NIGHT).value(sheet, 0, 1)).toBe(2);
    sheet.rows.set(0, 0, { value: 5 });
    expect(calculationOf(book, NIGHT).value(sheet, 0, 1)).toBe(6);
    book.settled = true;
    const fork = book.fork();
    fork.grid(7).rows.set(0, 0, { value: 7 });
    expect(calculationOf(fork, NIGHT).value(fork.grid(7), 0, 1)).toBe(8);
    expect(calculationOf(book, NIGHT).value(sheet, 0, 1)).toBe(6);
  });
});
