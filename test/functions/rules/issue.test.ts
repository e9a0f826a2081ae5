import { describe, expect, it } from 'vitest';
import { issueAt, mondayOf, previewedAt } from '../../../functions/rules/issue.ts';

describe('the issue of a run', () => {
  it.each([
    ['2026-11-30T06:00:00Z', '2026-W49', 'an ordinary Monday at 7 in winter'],
    ['2026-10-26T06:00:00Z', '2026-W44', 'the Monday after the clocks went back'],
    ['2026-10-19T05:00:00Z', '2026-W43', 'the Monday before'],
    ['2026-12-28T06:00:00Z', '2026-W53', 'the last Monday of a year with 53 weeks'],
    ['2027-01-03T22:59:59Z', '2026-W53', 'the last second of that week in Berlin'],
    ['2027-01-03T23:00:00Z', '2027-W01', 'the first second of the next'],
    ['2027-03-28T21:59:59Z', '2027-W12', 'the last second of the week in which the clocks go forward'],
    ['2027-03-28T22:00:00Z', '2027-W13', 'the first second after it'],
  ])('at %s is %s: %s', (at, key) => {
    expect(issueAt(new Date(at)).key).toBe(key);
  });

  it.each([
    ['2026-W49', '2026-11-30'],
    ['2026-W53', '2026-12-28'],
    ['2027-W01', '2027-01-04'],
    ['2025-W01', '2024-12-30'],
  ])('%s begins on %s', (key, monday) => {
    expect(mondayOf(key)).toBe(monday);
  });
});

describe('the issue that a weekend shows beforehand', () => {
  it.each([
    ['2026-11-28T07:00:00Z', '2026-W49', 'Saturday'],
    ['2026-10-25T22:59:59Z', '2026-W44', 'the last second of the Sunday on which the clocks go back'],
    ['2027-03-28T21:59:59Z', '2027-W13', 'the last second of the Sunday on which they go forward'],
    ['2027-01-02T07:00:00Z', '2027-W01', 'the Saturday before a year’s first week'],
  ])('at %s is %s: %s', (at, key) => {
    expect(previewedAt(new Date(at))?.key).toBe(key);
  });

  it('is none from Monday to Friday', () => {
    expect(previewedAt(new Date('2026-11-27T22:59:59Z'))).toBeNull();
    expect(previewedAt(new Date('2026-11-29T23:00:00Z'))).toBeNull();
  });
});
