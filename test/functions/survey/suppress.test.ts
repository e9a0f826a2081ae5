import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hide, hideOptions, isSmall } from '../../../functions/survey/suppress.ts';

const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 7 });
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const shown = (cells: readonly number[], hidden: readonly boolean[]): (number | null)[] =>
  cells.map((count, i) => (hidden[i] ? null : count));

describe('hide', () => {
  it('shows everything when no cell is small', () => {
    expect(shown([5, 7, 12], hide([5, 7, 12], false))).toEqual([5, 7, 12]);
  });

  it('counts zero as small: that nobody chose something tells of everybody', () => {
    expect(shown([8, 0, 7, 0, 9], hide([8, 0, 7, 0, 9], false))).toEqual([8, null, null, null, 9]);
  });

  it('hides the smallest other beside a lone small cell', () => {
    expect(shown([12, 4, 6, 9], hide([12, 4, 6, 9], false))).toEqual([12, null, null, 9]);
  });

  it('hides a third where two hidden cells together would speak of two people', () => {
    expect(shown([9, 1, 1, 6], hide([9, 1, 1, 6], false))).toEqual([9, null, null, null]);
  });

  it('hides both sides of yes and no when one is small', () => {
    expect(shown([8, 4], hide([8, 4], false))).toEqual([null, null]);
  });

  it('hides up to nine for a sensitive question', () => {
    expect(shown([30, 9, 8], hide([30, 9, 8], true))).toEqual([30, null, null]);
    expect(shown([30, 10, 12], hide([30, 10, 12], true))).toEqual([30, 10, 12]);
  });

  it('never shows a small cell', () => {
    fc.assert(
      fc.property(counts, fc.boolean(), (cells, sensitive) => {
        const hidden = hide(cells, sensitive);
        expect(cells.every((count, i) => hidden[i] || !isSmall(count, sensitive))).toBe(true);
      }),
    );
  });

  it('leaves every hidden cell open to who knows the total and the rest', () => {
    fc.assert(
      fc.property(counts, fc.boolean(), (cells, sensitive) => {
        const hidden = hide(cells, sensitive);
        const number = hidden.filter(Boolean).length;
        if (number === 0 || (number === cells.length && sum(cells) < 10)) return; // such a question is not told at all
        const together = sum(cells.filter((_, i) => hidden[i]));
        // With two or more cells and a sum of at least three, each can be anything from 0 to the sum.
        expect(number).toBeGreaterThanOrEqual(2);
        expect(together).toBeGreaterThanOrEqual(sensitive ? 5 : 3);
      }),
    );
  });

  it('hides nothing more than it must: without the last other one, the rule would be broken', () => {
    fc.assert(
      fc.property(counts, (cells) => {
        const hidden = hide(cells, false);
        const others = cells.filter((count, i) => hidden[i] && !isSmall(count, false));
        const small = cells.filter((count) => isSmall(count, false));
        if (others.length > 0) expect(small.length < 2 || sum(small) < 3).toBe(true);
        expect(others.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('hideOptions', () => {
  it('hides small options and shows the others', () => {
    expect(shown([14, 3, 9], hideOptions([14, 3, 9], 15, false))).toEqual([14, null, 9]);
  });

  it('hides a second one when the others leave a floor for the hidden one', () => {
    // 12 people, 8 ticks shown: at least 4 chose the hidden option, and it is below 5.
    expect(shown([8, 4], hideOptions([8, 4], 12, false))).toEqual([null, null]);
  });

  it('leaves a lone hidden option between 0 and 4', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), { minLength: 10, maxLength: 40 }),
        (ticks) => {
          const people = ticks.filter((own) => own.includes(true));
          const cells = [0, 1, 2, 3].map((option) => people.filter((own) => own[option]).length);
          const hidden = hideOptions(cells, people.length, false);
          const small = cells.every((count, i) => !hidden[i] || count < 5);
          const ticksShown = sum(cells.filter((_, i) => !hidden[i]));
          if (small && hidden.includes(true) && hidden.includes(false))
            expect(people.length - ticksShown).toBeLessThanOrEqual(0);
        },
      ),
    );
  });

  it('hides of a sensitive question also what nearly all chose, for the few who did not', () => {
    expect(shown([35, 20], hideOptions([35, 20], 40, true))).toEqual([null, 20]);
  });
});
