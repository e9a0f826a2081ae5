import { assert as always, property, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idFrom, isId, referenceOf } from '../../sheets-schema/ids.ts';

const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const bytes = uint8Array({ minLength: 15, maxLength: 15 });

describe('idFrom', () => {
  it('gives the same id for the same bytes, and a letter first so that no sheet takes it for a number', () => {
    always(
      property(bytes, (given) => {
        const id = idFrom(given);
        expect(idFrom(given)).toBe(id);
        expect(isId(id)).toBe(true);
        expect(id).toMatch(/^[A-HJKMNP-Z][2-9A-HJKMNP-Z]{15}$/);
      }),
    );
  });

  it('refuses fewer than 15 bytes instead of making guessable ids', () => {
    expect(() => idFrom(new Uint8Array(14))).toThrow(RangeError);
  });
});

describe('isId', () => {
  it('notices every single wrong sign, at every place', () => {
    always(
      property(bytes, (given) => {
        const id = idFrom(given);
        for (let at = 0; at < id.length; at++) {
          for (const sign of SIGNS) {
            if (sign !== id[at]) expect(isId(id.slice(0, at) + sign + id.slice(at + 1))).toBe(false);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('notices every swap of two different signs among the body, and of a neighbour with the check sign', () => {
    always(
      property(bytes, (given) => {
        const id = idFrom(given);
        for (let a = 0; a < id.length; a++) {
          for (let b = a + 1; b < id.length; b++) {
            if (id[a] === id[b] || (b === 15 && a < 14)) continue;
            const signs = id.split('');
            [signs[a], signs[b]] = [id[b] ?? '', id[a] ?? ''];
            expect(isId(signs.join(''))).toBe(false);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each(['', 'ABCDEFGH', 'abcdefghjkmnpqrs', '=HYPERLINK("x")', 'Tel. 030 23125 000'])(
    'takes %j for no id',
    (other) => expect(isId(other)).toBe(false),
  );
});

it('reads a reference of eight signs out of an id', () => {
  const id = idFrom(new Uint8Array(15).fill(7));
  expect(referenceOf(id)).toBe(`${id.slice(0, 4)}-${id.slice(4, 8)}`);
});
