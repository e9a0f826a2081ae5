import { describe, expect, it } from 'vitest';
import { formatValue } from '../../../../local/sheets/values/format.ts';
import { localeOf } from '../../../../local/sheets/values/locale.ts';

const shown = (
  value: number | boolean | string,
  pattern = '',
  type = pattern ? 'NUMBER' : '',
  locale = 'de_DE',
): string =>
  formatValue(value, { ...(type ? { type } : {}), ...(pattern ? { pattern } : {}) }, localeOf(locale));

describe('what a cell shows', () => {
  it.each([
    [46292, 'dd.mm.yyyy', '27.09.2026'],
    [46292, 'yyyy-mm-dd', '2026-09-27'],
    [46292.605, 'dd.mm.yyyy hh:mm', '27.09.2026 14:31'],
    [0.354, 'hh:mm', '08:29'],
    [46292, 'dddd, d. mmmm yyyy', 'Sonntag, 27. September 2026'],
    [46292.999999, 'dd.mm.yyyy', '28.09.2026'],
    [1.5, '[h]:mm', '36:00'],
    [1234.5, '0', '1235'],
    [1234.5, '0.00', '1234,50'],
    [1234567.891, '#,##0.00', '1.234.567,89'],
    [0.125, '0%', '13%'],
    [0.125, '0.0%', '12,5%'],
    [12.5, '#,##0.00\\ "€"', '12,50 €'],
    [7, '000', '007'],
    [-3, '0;"minus "0', 'minus 3'],
    [1.005, '0.00', '1,01'],
    [12345, '0.00E+00', '1,23E+04'],
    [42, '@', '42'],
    [-1234.5, '#,##0.00', '-1.234,50'],
    [-1234.5, '#,##0.00;[Red]-#,##0.00', '-1.234,50'],
    [-0.125, '0.0%', '-12,5%'],
    [-0.001, '0.00', '0,00'],
    [0, '0;-0;"keine"', 'keine'],
    [-5, '0;', ''],
    [5, '"<"@">"', '<5>'],
    [1234567, '#,##0,', '1.235'],
    [1234567, '0.0,,', '1,2'],
    [12.5, '[$€-407] #,##0.00', '€ 12,50'],
    [150, '[>100]"viel";"wenig"', 'viel'],
    [50, '[>100]"viel";[<10]"wenig";0', '50'],
    [12, '0 "Std."', '12 Std.'],
    [0.5, '#.##', ',5'],
    [1e-7, '0.00E+00', '1,00E-07'],
    [46292.5000058, 'hh:mm:ss.000', '12:00:00,501'],
    [46292, 'ddd, d. mmm yy', 'So, 27. Sep 26'],
    [46292, 'mmmmm', 'S'],
    [0.75, 'h:mm am/pm', '6:00 PM'],
  ])('%d in %s is %s', (value, pattern, text) => {
    expect(shown(value, pattern)).toBe(text);
  });
  it('a cell without a format shows the bare serial', () => {
    expect(shown(46292)).toBe('46292');
    expect(shown(46292.25)).toBe('46292,25');
  });
  it.each([
    [1 / 3, '0.3333333333'],
    [0.1 + 0.2, '0.3'],
    [1e15, '1E+15'],
    [-0.5, '-0.5'],
    [1e-12, '1E-12'],
  ])('a number without a format, to ten digits: %d', (value, text) => {
    expect(shown(value, '', '', 'en_US')).toBe(text);
  });
  it.each([
    ['abc', '0;-0;0;"Text: "@', 'Text: abc'],
    ['abc', '"<"@">"', '<abc>'],
    ['abc', '0.00', 'abc'],
    ['abc', '0;-0', 'abc'],
  ])('the text %s in %s is %s', (value, pattern, text) => {
    expect(shown(value, pattern)).toBe(text);
  });
  it('a type without a pattern follows the locale', () => {
    expect(shown(46292, '', 'DATE')).toBe('27.09.2026');
    expect(shown(46292, '', 'DATE', 'en_US')).toBe('9/27/2026');
  });
  it('booleans are words of the locale', () => {
    expect([shown(true), shown(false), shown(true, '', '', 'en_US')]).toEqual(['WAHR', 'FALSCH', 'TRUE']);
  });
});
