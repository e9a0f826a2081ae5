import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disclose, type Told } from '../../../functions/survey/disclose.ts';
import { medianOf } from '../../../functions/survey/median.ts';
import { tally } from '../../../functions/survey/tally.ts';
import { answersWith, fivePoints } from './samples.ts';

const tell = (counts: readonly number[], more: Parameters<typeof fivePoints>[0] = {}): Told => {
  const asked = fivePoints(more);
  return disclose(asked, tally(asked, answersWith(counts)));
};
const shown = (told: Told) => (told.kind === 'tooFew' ? null : told.cells.map(({ count }) => count));
const percents = (told: Told) => (told.kind === 'tooFew' ? null : told.cells.map(({ percent }) => percent));

describe('disclose', () => {
  it('breaks nothing down below ten answers', () => {
    expect(tell([5, 4, 0, 0, 0])).toEqual({ kind: 'tooFew' });
    expect(tell([5, 5, 0, 0, 0]).kind).toBe('told');
  });

  it('gives counts without percentages below a base of 20, and both from there', () => {
    expect(percents(tell([6, 0, 6, 0, 7]))).toEqual([null, null, null]);
    expect(percents(tell([6, 0, 7, 0, 7]))).toEqual([30, 35, 35]);
  });

  it('rounds percentages half up', () => {
    expect(percents(tell([5, 5, 5, 5, 20]))).toEqual([13, 13, 13, 13, 50]);
  });

  it('joins five points into three before it hides, and into two when that shows more', () => {
    expect(shown(tell([4, 3, 6, 2, 3]))).toEqual([7, 6, 5]);
    expect(shown(tell([4, 3, 3, 1, 1]))).toEqual([7, 5]);
    expect(shown(tell([4, 2, 2, 1, 1]))).toEqual([6, null, null]);
  });

  it('says the middle where every count has to stay hidden', () => {
    const told = tell([3, 1, 3, 2, 1]);
    expect(told).toMatchObject({ cells: [], allHidden: true, median: { lower: [2], upper: [2] } });
  });

  it('does not say that everybody chose the same', () => {
    const told = tell([12, 0, 0, 0, 0]);
    expect(told).toMatchObject({ cells: [], allHidden: true });
    expect(JSON.stringify(told)).not.toMatch(/"count":12/);
  });

  it('hides up to nine of a sensitive question', () => {
    expect(shown(tell([12, 9, 9, 0, 14], { sensitive: true }))).toEqual([21, 23]);
    expect(shown(tell([12, 9, 4, 0, 4], { sensitive: true }))).toEqual([21, null, null]);
  });

  it('tells the two ways of saying nothing apart only when neither is small', () => {
    const asked = fivePoints();
    const without = (noStatement: number, unanswered: number) => {
      const told = disclose(asked, {
        base: 20,
        counts: [20, 0, 0, 0, 0],
        noStatement,
        unanswered,
        median: null,
      });
      return told.kind === 'told' ? told.without : null;
    };
    expect(without(5, 6)).toEqual({ total: 11, noStatement: 5 });
    expect(without(5, 4)).toEqual({ total: 9, noStatement: null });
  });

  it('tells of yes and no at least what more than half chose', () => {
    const nominal = { type: 'einzel', choices: ['Ja', 'Nein'], ordered: false, folds: [] } as const;
    expect(tell([7, 3], nominal)).toMatchObject({ cells: [], allHidden: true, most: 0 });
    expect(tell([5, 5], nominal)).toMatchObject({ allHidden: false, most: null });
  });

  it('never tells the middle number of a sensitive question', () => {
    const asked = fivePoints({ type: 'zahl', choices: [], sensitive: true });
    const told = disclose(asked, { base: 30, counts: [], noStatement: 0, unanswered: 0, median: 2 });
    expect(told).toMatchObject({ median: null });
  });

  it('leaves every small count open to who tries all possibilities against everything that is told', () => {
    const small = fc.array(fc.nat(7), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(small, (counts) => {
        const told = tell(counts);
        if (told.kind === 'tooFew') return;
        const all = compositions(told.base, 5).filter((made) => fits(made, told));
        for (const [i, count] of counts.entries()) {
          if (count >= 5) continue;
          expect(new Set(all.map((made) => made[i])).size, `${counts.join()} cell ${i}`).toBeGreaterThan(1);
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** Whether these counts would agree with everything that is told. */
function fits(made: readonly number[], told: Extract<Told, { kind: 'told' }>): boolean {
  const sumOf = (choices: readonly number[]): number => choices.reduce((sum, i) => sum + (made[i] ?? 0), 0);
  if (told.cells.some(({ choices, count }) => count !== null && sumOf(choices) !== count)) return false;
  if (told.median === null || typeof told.median === 'number') return true;
  const classes = told.cells.length > 0 ? told.cells.map(({ choices }) => choices) : made.map((_, i) => [i]);
  const middle = medianOf(classes.map(sumOf));
  return (
    middle !== null &&
    classes[middle.lower]?.[0] === told.median.lower[0] &&
    classes[middle.upper]?.[0] === told.median.upper[0]
  );
}

/** All ways to spread a total over so many cells. */
function compositions(total: number, cells: number): number[][] {
  if (cells === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) => first).flatMap((first) =>
    compositions(total - first, cells - 1).map((rest) => [first, ...rest]),
  );
}
