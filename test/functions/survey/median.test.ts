import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianIsSafe, medianOf, medianOfNumbers, type Median } from '../../../functions/survey/median.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('medianOf', () => {
  it.each([
    [[5, 6], 1, 1],
    [[6, 5], 0, 0],
    [[5, 5], 0, 1],
    [[5, 0, 0, 5], 0, 3],
    [[1, 2, 3, 4, 1], 2, 2],
    [[0, 0, 10], 2, 2],
  ])('finds the middle answers of %j', (counts, lower, upper) => {
    expect(medianOf(counts)).toEqual({ lower, upper });
  });

  it('has no middle without answers', () => {
    expect(medianOf([0, 0])).toBeNull();
  });

  it('agrees with the written-out answers', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 6 }), (counts) => {
        const answers = counts.flatMap((count, i) => Array<number>(count).fill(i));
        const n = answers.length;
        const expected =
          n === 0 ? null : { lower: answers[Math.ceil(n / 2) - 1], upper: answers[Math.floor(n / 2)] };
        expect(medianOf(counts)).toEqual(expected);
      }),
    );
  });
});

describe('medianOfNumbers', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[7], 7],
    [[], null],
  ])('of %j', (numbers, expected) => {
    expect(medianOfNumbers(numbers)).toBe(expected);
  });
});

/** All ways in which a total could be spread, as somebody would try who sees the shown cells and the median. */
function possible(counts: readonly number[], hidden: readonly boolean[], median: Median): number[][] {
  const found: number[][] = [];
  const total = sum(counts);
  const fill = (at: number, left: number, made: number[]): void => {
    if (at === counts.length) {
      if (left === 0 && JSON.stringify(medianOf(made)) === JSON.stringify(median)) found.push(made);
      return;
    }
    if (!hidden[at]) return fill(at + 1, left - (counts[at] ?? 0), [...made, counts[at] ?? 0]);
    for (let count = 0; count <= left; count++) fill(at + 1, left - count, [...made, count]);
  };
  fill(0, total, []);
  return found;
}

describe('medianIsSafe', () => {
  it('refuses a median that gives a hidden count away', () => {
    // 24 answers, the first cell shows 11: the middle in the third cell would say that the second is empty.
    const counts = [11, 0, 3, 10];
    const hidden = [false, true, true, false];
    expect(medianIsSafe(counts, hidden, { lower: 2, upper: 2 })).toBe(false);
  });

  it('allows the middle of a question whose counts are all hidden', () => {
    expect(medianIsSafe([2, 4, 3, 1, 0], Array(5).fill(true), { lower: 1, upper: 1 })).toBe(true);
  });

  it('is never true when trying all possibilities finds a hidden count, nor false when it finds none', () => {
    const table = fc
      .array(fc.tuple(fc.nat(6), fc.boolean()), { minLength: 2, maxLength: 4 })
      .filter((cells) => sum(cells.map(([count]) => count)) > 0);
    fc.assert(
      fc.property(table, (cells) => {
        const counts = cells.map(([count]) => count);
        const hidden = cells.map(([, flag]) => flag);
        const median = medianOf(counts);
        if (!median) return;
        const all = possible(counts, hidden, median);
        const open = hidden.every((flag, i) => !flag || new Set(all.map((one) => one[i])).size > 1);
        if (medianIsSafe(counts, hidden, median)) expect(open).toBe(true);
        else if (median.lower === median.upper) expect(open).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});
