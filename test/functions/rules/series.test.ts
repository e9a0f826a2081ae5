import { describe, expect, it } from 'vitest';
import { occurrences, type Series } from '../../../functions/rules/series.ts';

const series = (values: Partial<Series>): Series => ({
  date: '2026-11-04',
  repeat: null,
  repeatUntil: null,
  exceptions: null,
  ...values,
});
const december = (values: Partial<Series>) => occurrences(series(values), '2026-12-01', '2026-12-31');

describe('the days of a series', () => {
  it('is the one day of what does not repeat, if it lies within', () => {
    expect(december({ date: '2026-12-01' })).toEqual(['2026-12-01']);
    expect(december({ date: '2026-12-31' })).toEqual(['2026-12-31']);
    expect(december({ date: '2026-11-30' })).toEqual([]);
    expect(december({ date: '2027-01-01' })).toEqual([]);
  });

  it('is each week or each other week', () => {
    expect(december({ repeat: 'woechentlich' })).toHaveLength(5);
    expect(december({ repeat: 'zweiwoechentlich' })).toEqual(['2026-12-02', '2026-12-16', '2026-12-30']);
  });

  it('is the same weekday of each month; a fifth that is missing becomes the last', () => {
    expect(december({ repeat: 'monatlich' })).toEqual(['2026-12-02']); // the first Wednesday
    expect(december({ repeat: 'monatlich', date: '2026-10-30' })).toEqual(['2026-12-25']); // the fifth Friday
  });

  it('ends with its last day, that day included', () => {
    expect(december({ repeat: 'woechentlich', repeatUntil: '2026-12-09' })).toEqual([
      '2026-12-02',
      '2026-12-09',
    ]);
    expect(december({ repeat: 'woechentlich', repeatUntil: '2026-12-08' })).toEqual(['2026-12-02']);
  });

  it('leaves out the days that people noted', () => {
    const exceptions = 'fällt aus: 9.12.2026, 23. 12. 2026';
    expect(december({ repeat: 'woechentlich', exceptions })).toEqual([
      '2026-12-02',
      '2026-12-16',
      '2026-12-30',
    ]);
  });
});
