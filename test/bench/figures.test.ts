import { describe, expect, it } from 'vitest';
import { figure, median, resultLine, table } from '../../bench/figures.ts';

describe('a figure', () => {
  it.each([
    ['below its goal', 1.29, true],
    ['at its goal', 1.3, true],
    ['above it by less than is printed', 1.304, true],
    ['above it', 1.31, false],
  ])('%s', (_what, value, met) => {
    expect(figure('cold-start.ratio', value, '×', 1.3).met).toBe(met);
  });

  it('without a goal is neither met nor missed', () => {
    expect(figure('cold-start.site', 312.4, 'ms')).toEqual({
      name: 'cold-start.site',
      value: 312,
      unit: 'ms',
      goal: null,
      met: null,
    });
  });
});

describe('the median', () => {
  it('is not moved by one slow try', () => expect(median([3, 900, 1, 2, 2])).toBe(2));
  it('of an even number lies between the two in the middle', () => expect(median([4, 1, 2, 3])).toBe(2.5));
  it('of nothing does not exist', () => expect(() => median([])).toThrow(RangeError));
});

describe('what a bench prints', () => {
  const figures = [figure('cold-start.ratio', 2, '×', 1.3), figure('cold-start.site', 300, 'ms')];

  it('is a table for people that says what was missed', () => {
    expect(table('cold-start', 'what it measures', figures)).toMatch(
      /cold-start\.ratio +2 × +≤ 1\.3 × +missed\n/,
    );
  });

  it('ends with one line of JSON for programs', () => {
    expect(JSON.parse(resultLine('cold-start', figures))).toEqual({ bench: 'cold-start', figures });
    expect(resultLine('cold-start', figures)).not.toContain('\n');
  });
});
