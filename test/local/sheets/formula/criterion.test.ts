import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wildcard } from '../../../../local/sheets/formula/criterion.ts';

describe('a pattern with wildcards', () => {
  it.each([
    ['B*', 'bremen', true],
    ['*men', 'Bremen', true],
    ['B?emen', 'Bremen', true],
    ['B?men', 'Bremen', false],
    ['*', '', true],
    ['?', '', false],
    ['~*', '*', true],
    ['~*', 'a', false],
    ['was~?', 'was?', true],
    ['~', '~', true],
    ['a.c', 'abc', false],
  ])('%s and %s: %j', (pattern, text, fits) => {
    expect(wildcard(pattern)(text)).toBe(fits);
  });
  it('fits what the regular expression of the same meaning fits', () => {
    const signs = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    const texts = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 });
    fc.assert(
      fc.property(signs, texts, (pattern, text) => {
        const same = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(wildcard(pattern)(text)).toBe(same.test(text));
      }),
    );
  });
  it('gives its answer however many stars it has', () => {
    expect(wildcard(`${'*a'.repeat(30)}b`)('a'.repeat(3000))).toBe(false);
  });
});
