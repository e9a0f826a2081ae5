import { describe, expect, it } from 'vitest';
import { parseA1, toA1 } from '../../../../local/sheets/grid/a1.ts';
import { findTable } from '../../../../local/sheets/grid/find-tables.ts';
import { bookOf } from '../book.ts';

/** The guide's example ("Append values"): tables A1:C2 and B4:D6. */
const guide = [
  ['x', 'y', 'z'],
  ['x', 'y', 'z'],
  [],
  [null, 'x', 'y', 'z'],
  [null, 'y', 'z', 'x'],
  [null, 'x', 'y', 'z'],
];

describe('the table that an append finds', () => {
  it.each([
    ['Liste', 'Liste!B4:D6'],
    ['Liste!B4', 'Liste!B4:D6'],
    ['Liste!C5:D5', 'Liste!B4:D6'],
    ['Liste!B2:D4', 'Liste!B4:D6'],
    ['Liste!A3:F10', 'Liste!B4:D6'],
    ['Liste!A1', 'Liste!A1:C2'],
    ['Liste!E4', undefined],
    ['Liste!A4', undefined],
  ])('for %s is %s, as the guide says', (range, table) => {
    const book = bookOf(guide);
    const area = parseA1(book, range);
    const found = findTable(area);
    expect(found && toA1({ sheet: area.sheet, ...found }, book)).toBe(table);
  });

  it('ends at a blank column', () => {
    const area = parseA1(bookOf([['x', null, 'z']]), 'Liste!A1');
    expect(findTable(area)).toEqual({ startRow: 0, endRow: 1, startColumn: 0, endColumn: 1 });
  });

  it('holds cells together that touch at corners only', () => {
    const area = parseA1(bookOf([['a'], [null, 'b'], ['c']]), 'Liste!A1');
    expect(findTable(area)).toEqual({ startRow: 0, endRow: 3, startColumn: 0, endColumn: 2 });
  });
});

describe('a long list', () => {
  it('is one table across the chunks its rows are kept in', () => {
    const book = bookOf();
    const { rows } = book.grid(7);
    for (let row = 0; row < 100; row += 1) rows.set(row, row % 2, { value: row });
    rows.set(102, 0, { value: 'apart' });
    book.grid(7).grow(200, 6);
    const fork = book.fork();
    const search = (): unknown => findTable(parseA1(fork, 'Liste!A1'));
    const table = { startRow: 0, endRow: 100, startColumn: 0, endColumn: 2 };
    expect(search()).toEqual(table);
    fork.grid(7).rows.set(100, 2, { value: 'more' });
    expect(search()).toEqual({ ...table, endRow: 101, endColumn: 3 });
    expect(findTable(parseA1(book, 'Liste!A103'))).toEqual({
      startRow: 102,
      endRow: 103,
      startColumn: 0,
      endColumn: 1,
    });
  });
});
