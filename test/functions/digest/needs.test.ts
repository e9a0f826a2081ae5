import { describe, expect, it } from 'vitest';
import { monthBefore, needsOf } from '../../../functions/digest/needs.ts';
import type { Contact } from '../../../sheets-schema/contacts.ts';

const contacts = (mainTopic: Contact['mainTopic'], count: number, date = '2026-11-12') =>
  Array.from({ length: count }, () => ({ mainTopic, date }));

describe('what people needed in a month', () => {
  it('is its main topics with five contacts and more, most first, topics below them counted in', () => {
    const all = [
      ...contacts('wohnen.miete', 3),
      ...contacts('wohnen', 2),
      ...contacts('geld', 6),
      ...contacts('amt', 4),
    ];
    expect(needsOf(all, '2026-11')).toEqual(['geld', 'wohnen']);
  });

  it('counts the first and the last day of the month, and no other', () => {
    const days = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'];
    const all = days.flatMap((day) => contacts('geld', day.startsWith('2026-11') ? 2 : 9, day));
    expect(needsOf(all, '2026-11')).toEqual([]);
    expect(needsOf([...all, ...contacts('geld', 1)], '2026-11')).toEqual(['geld']);
  });

  it('names violence and crises only from ten contacts on, and never what has no topic', () => {
    const all = [...contacts('schutz.gewalt', 9), ...contacts(null, 9), ...contacts('sonstiges', 9)];
    expect(needsOf(all, '2026-11')).toEqual([]);
    expect(needsOf([...all, ...contacts('schutz', 1)], '2026-11')).toEqual(['schutz']);
  });

  it('ranks equal counts by their keys, whatever the order of the rows', () => {
    const all = [...contacts('wohnen', 5), ...contacts('geld', 5)];
    expect(needsOf(all, '2026-11')).toEqual(['geld', 'wohnen']);
    expect(needsOf(all.toReversed(), '2026-11')).toEqual(['geld', 'wohnen']);
  });

  it.each([
    ['2026-12-07', '2026-11'],
    ['2027-01-04', '2026-12'],
    ['2026-10-05', '2026-09'],
  ])('is told on %s for %s', (day, month) => {
    expect(monthBefore(day)).toBe(month);
  });
});
