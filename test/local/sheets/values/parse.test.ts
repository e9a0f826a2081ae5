import { describe, expect, it } from 'vitest';
import { localeOf } from '../../../../local/sheets/values/locale.ts';
import { parseEntered } from '../../../../local/sheets/values/parse.ts';

const german = (text: string): unknown => parseEntered(text, localeOf('de_DE'), 2026);
const american = (text: string): unknown => parseEntered(text, localeOf('en_US'), 2026);
const date = (value: number, pattern: string): object => ({ value, numberFormat: { type: 'DATE', pattern } });

describe('a text that a person enters', () => {
  it.each([
    ['0042', { value: 42 }],
    ['-3', { value: -3 }],
    ['=1+1', { formula: '=1+1' }],
    ['=', { value: '=' }],
    ["'0042", { value: '0042' }],
    ['', {}],
    ['+49 421', { value: '+49 421' }],
    ['12:30', { value: 12.5 / 24, numberFormat: { type: 'TIME', pattern: 'hh:mm' } }],
    ['24:00', { value: '24:00' }],
    ['9:30:15', { value: 34_215 / 86_400, numberFormat: { type: 'TIME', pattern: 'h:mm:ss' } }],
    ['1e5', { value: 100_000, numberFormat: { type: 'SCIENTIFIC', pattern: '0.00E+00' } }],
    [
      '2026-09-27T06:00',
      { value: 46292.25, numberFormat: { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm' } },
    ],
    ['2026-09-27', date(46292, 'yyyy-mm-dd')],
    ['2026-02-29', { value: '2026-02-29' }],
    ['TRUE', { value: true }],
    ['Text ', { value: 'Text ' }],
  ])('%j is the same in de_DE and en_US', (text, entered) => {
    expect(german(text)).toEqual(entered);
    expect(american(text)).toEqual(entered);
  });

  it.each([
    ['1.234,5', { value: 1234.5, numberFormat: { type: 'NUMBER', pattern: '#,##0.00' } }],
    ['3,5', { value: 3.5 }],
    ['1,234.5', { value: '1,234.5' }],
    ['12,5 %', { value: 0.125, numberFormat: { type: 'PERCENT', pattern: '0.00%' } }],
    ['7 %', { value: 0.07, numberFormat: { type: 'PERCENT', pattern: '0%' } }],
    ['12,50 €', { value: 12.5, numberFormat: { type: 'CURRENCY', pattern: '#,##0.00\\ "€"' } }],
    ['-1.234,50 €', { value: -1234.5, numberFormat: { type: 'CURRENCY', pattern: '#,##0.00\\ "€"' } }],
    ['€ 5', { value: 5, numberFormat: { type: 'CURRENCY', pattern: '#,##0\\ "€"' } }],
    ['-1.234', { value: -1234, numberFormat: { type: 'NUMBER', pattern: '#,##0' } }],
    [',5', { value: 0.5 }],
    ['12.34', { value: '12.34' }],
    ['12.5', date(46154, 'd.m')],
    ['27. September 2026', date(46292, 'd. mmmm yyyy')],
    ['27. Sep. 2026', date(46292, 'd. mmm. yyyy')],
    ['1. März', date(46082, 'd. mmmm')],
    ['29. Februar 2026', { value: '29. Februar 2026' }],
    ['3. Man', { value: '3. Man' }],
    ['September 27, 2026', { value: 'September 27, 2026' }],
    ['27.9.2026', date(46292, 'd.m.yyyy')],
    ['27.09.26', date(46292, 'dd.mm.yy')],
    ['27.09.', date(46292, 'dd.mm.')],
    ['31.02.2026', { value: '31.02.2026' }],
    ['wahr', { value: true }],
    [
      '27.09.2026 06:00',
      { value: 46292.25, numberFormat: { type: 'DATE_TIME', pattern: 'dd.mm.yyyy hh:mm' } },
    ],
  ])('%j in de_DE', (text, entered) => {
    expect(german(text)).toEqual(entered);
  });

  it.each([
    ['1,234.5', { value: 1234.5, numberFormat: { type: 'NUMBER', pattern: '#,##0.00' } }],
    ['9/27/2026', date(46292, 'm/d/yyyy')],
    ['27.09.2026', { value: '27.09.2026' }],
    ['September 27, 2026', date(46292, 'mmmm d, yyyy')],
    ['Sep 27', date(46292, 'mmm d')],
    ['27-Sep-2026', date(46292, 'd-mmm-yyyy')],
    ['$1,234.50', { value: 1234.5, numberFormat: { type: 'CURRENCY', pattern: '"$"#,##0.00' } }],
    ['-$5', { value: -5, numberFormat: { type: 'CURRENCY', pattern: '"$"#,##0' } }],
    ['3,5', { value: '3,5' }],
    ['wahr', { value: 'wahr' }],
    ['6:00 PM', { value: 0.75, numberFormat: { type: 'TIME', pattern: 'h:mm am/pm' } }],
  ])('%j in en_US', (text, entered) => {
    expect(american(text)).toEqual(entered);
  });
});
