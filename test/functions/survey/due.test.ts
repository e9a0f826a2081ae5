import { describe, expect, it } from 'vitest';
import { closedSurveys, goesToManager } from '../../../functions/survey/due.ts';
import { survey } from './samples.ts';

describe('closedSurveys', () => {
  it('is due from the day after the last one', () => {
    const rows = [survey({ closes: '2026-11-30' })];
    expect(closedSurveys(rows, '2026-11-30')).toEqual([]);
    expect(closedSurveys(rows, '2026-12-01')).toEqual(rows);
  });

  it('leaves out what was not released, has no last day or no id yet', () => {
    const rows = [
      survey({ status: 'angehalten' }),
      survey({ status: 'entwurf' }),
      survey({ closes: null }),
      { ...survey(), id: null },
    ];
    expect(closedSurveys(rows, '2027-06-01')).toEqual([]);
  });
});

describe('goesToManager', () => {
  it.each([
    [[], true],
    [['manager'], true],
    [['partner', 'manager'], true],
    [['partner'], false],
    [['oeffentlich'], false],
  ] as const)('for %j is %s', (summaryTo, expected) => {
    expect(goesToManager({ summaryTo: [...summaryTo] })).toBe(expected);
  });
});
