import { describe, expect, it } from 'vitest';
import type { Cell, Scalar } from '../../../../local/sheets/grid/cell.ts';
import { CellReader, type RenderOptions } from '../../../../local/sheets/values/render.ts';
import { bookOf } from '../book.ts';
import { NIGHT } from '../formulas.ts';

/** Renders A1 of a German spreadsheet whose B1 is a day with a format. */
function rendered(
  cell: Cell,
  value: RenderOptions['value'] = 'FORMATTED_VALUE',
  dateTime: RenderOptions['dateTime'] = 'SERIAL_NUMBER',
): Scalar {
  const book = bookOf();
  const sheet = book.grid(7);
  sheet.rows.set(0, 0, cell);
  sheet.rows.set(0, 1, { value: 46292, format: { numberFormat: { type: 'DATE', pattern: 'dd.mm.yy' } } });
  return new CellReader(book, sheet, NIGHT).render(cell, 0, 0, { value, dateTime });
}

describe('a cell with a formula', () => {
  it('shows its result, its number or itself', () => {
    const cell = { formula: '=1/4' };
    expect(rendered(cell)).toBe('0,25');
    expect(rendered(cell, 'UNFORMATTED_VALUE')).toBe(0.25);
    expect(rendered(cell, 'FORMULA')).toBe('=1/4');
  });
  it('shows an error short, and with its reason where values are not formatted', () => {
    const cell = { formula: '=1/0' };
    expect(rendered(cell)).toBe('#DIV/0!');
    expect(rendered(cell, 'UNFORMATTED_VALUE')).toBe('#DIV/0! (Function DIVIDE parameter 2 cannot be zero.)');
  });
  it('shows an error that says no more as it is', () => {
    expect(rendered({ formula: '=NA()' }, 'UNFORMATTED_VALUE')).toBe('#N/A');
  });
  it('is empty where it gives an empty cell', () => {
    expect(rendered({ formula: '=C1' })).toBe('');
    expect(rendered({ formula: '=C1' }, 'UNFORMATTED_VALUE')).toBe('');
  });
  it.each([
    ['=TODAY()', '24.11.2026'],
    ['=NOW()', '24.11.2026 02:00:00'],
    ['=TIME(9;30;0)', '09:30:00'],
    ['=B1', '27.09.26'],
    ['=B1+0', '46292'],
    ['=DAY(B1)', '27'],
  ])('takes the format of dates from what it computes: %s', (formula, shown) => {
    expect(rendered({ formula })).toBe(shown);
  });
  it('keeps a format of its own', () => {
    const numberFormat = { type: 'NUMBER', pattern: '0.0' };
    expect(rendered({ formula: '=B1', format: { numberFormat } })).toBe('46292,0');
  });
  it('tells a day as a text where dates are asked for so', () => {
    expect(rendered({ formula: '=B1' }, 'UNFORMATTED_VALUE', 'FORMATTED_STRING')).toBe('27.09.26');
    expect(rendered({ formula: '=B1' }, 'UNFORMATTED_VALUE')).toBe(46292);
  });
});
