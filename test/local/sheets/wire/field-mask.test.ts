import { describe, expect, it } from 'vitest';
import {
  applyMask,
  checkMask,
  type Mask,
  parseMask,
  wants,
  writeMasked,
} from '../../../../local/sheets/wire/field-mask.ts';

const shown = (mask: Mask): object =>
  Object.fromEntries([...mask].map(([name, child]) => [name, shown(child)]));

describe('a field mask', () => {
  it.each([
    ['a.b,a.c', { a: { b: {}, c: {} } }],
    ['a/b,a/c', { a: { b: {}, c: {} } }],
    ['a(b,c)', { a: { b: {}, c: {} } }],
    ['a(b(c),d.e),f', { a: { b: { c: {} }, d: { e: {} } }, f: {} }],
    ['a_long_name.other_name', { aLongName: { otherName: {} } }],
    ['a,a.b', { a: {} }],
    ['a(b),a', { a: {} }],
    ['a(b),a(c)', { a: { b: {}, c: {} } }],
    ['a.*', { a: { '*': {} } }],
    [' a , b ', { a: {}, b: {} }],
  ])('reads %s', (text, tree) => {
    expect(shown(parseMask(text))).toEqual(tree);
  });

  it.each(['a(b', 'a)', 'a..b', '(a)', 'a,', 'a b'])('refuses %s', (text) => {
    expect(() => parseMask(text)).toThrow('Request contains an invalid argument.');
  });

  it('leaves objects it takes everything from as {}', () => {
    const sheets = [{ properties: { title: 'A' }, data: [{ rowData: [] }] }];
    expect(applyMask({ sheets, x: 1 }, parseMask('sheets.properties.tabColor'))).toEqual({
      sheets: [{ properties: {} }],
    });
  });

  it('refuses fields that the answer does not have, and names them', () => {
    expect(() => checkMask(parseMask('sheets.propertiez'), 'Spreadsheet')).toThrow('invalid argument');
    expect(() => checkMask(parseMask('sheets(data(columnMetadata))'), 'Spreadsheet')).not.toThrow();
  });

  it('knows whether something lies below it', () => {
    expect(wants(parseMask('sheets.properties'), 'sheets.data')).toBe(false);
    expect(wants(parseMask('sheets'), 'sheets.data')).toBe(true);
    expect(wants(parseMask('*'), 'sheets.data')).toBe(true);
    expect(wants(parseMask('sheets(data(columnMetadata))'), 'sheets.data')).toBe(true);
    expect(wants(undefined, 'sheets.data')).toBe(true);
  });

  it('clears a masked field that the new value does not set', () => {
    const before = { a: 1, b: { c: 2, d: 3 } };
    expect(writeMasked(before, { b: { c: 9 } }, parseMask('a,b.c'))).toEqual({ b: { c: 9, d: 3 } });
    expect(writeMasked(before, { b: { c: 9 } }, parseMask('*'))).toEqual({ b: { c: 9 } });
  });
});
