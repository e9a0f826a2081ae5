import { describe, expect, it } from 'vitest';
import { opennessOf, surveyNamed } from '../../../functions/rules/survey-window.ts';
import { survey } from '../survey/samples.ts';

describe('opennessOf', () => {
  const dates = { opens: '2026-11-10', closes: '2026-11-20' };
  it.each([
    ['2026-11-09', 'before'],
    ['2026-11-10', 'open'],
    ['2026-11-20', 'open'],
    ['2026-11-21', 'over'],
  ])('of a released survey on %s is %s', (today, expected) => {
    expect(opennessOf(survey(dates), today)).toBe(expected);
  });

  it('is held while the manager holds it, and over when its time has passed meanwhile', () => {
    expect(opennessOf(survey({ ...dates, status: 'angehalten' }), '2026-11-15')).toBe('held');
    expect(opennessOf(survey({ ...dates, status: 'angehalten' }), '2026-11-21')).toBe('over');
  });

  it('is a draft until it is released and has both its days', () => {
    for (const today of ['2026-11-01', '2026-11-15', '2026-11-30'])
      expect(opennessOf(survey({ ...dates, status: 'entwurf' }), today)).toBe('draft');
    expect(opennessOf(survey({ ...dates, opens: null }), '2026-11-15')).toBe('draft');
    expect(opennessOf(survey({ ...dates, closes: null }), '2026-11-15')).toBe('draft');
  });
});

describe('surveyNamed', () => {
  const rows = [survey({ id: 'K7AB2CD3EF4GH5JK', reference: 'K7AB-2CD3' }), { ...survey(), id: null }];
  it.each(['K7AB2CD3EF4GH5JK', 'k7ab-2cd3', 'K7AB2CD3', ' k7ab 2cd3 '])('finds %j', (name) => {
    expect(surveyNamed(rows, name)?.id).toBe('K7AB2CD3EF4GH5JK');
  });
  it.each(['', '-', 'K7AB', 'ZZZZ-ZZZZ'])('does not find %j', (name) => {
    expect(surveyNamed(rows, name)).toBeNull();
  });
});
