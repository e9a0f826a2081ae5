import { describe, expect, it } from 'vitest';
import { keysFrom, newKeyFile } from '../../../functions/platform/keys.ts';
import { isEnded, isManagerToken, managerToken } from '../../../functions/web/manager-link.ts';

const MONDAY = new Date('2026-11-30T05:30:00Z'); // 6:30 in Berlin
const later = (ms: number): Date => new Date(MONDAY.getTime() + ms);
const WEEK = 7 * 86_400_000;

describe('a link that acts for the manager', () => {
  const keys = keysFrom(newKeyFile());
  const token = managerToken(keys, 'enter', MONDAY);
  const counts = (given: string, now: Date, endedOn = ''): boolean =>
    isManagerToken(keys, 'enter', given, now, endedOn);

  it('counts for seven days to the second', () => {
    expect(counts(token, MONDAY)).toBe(true);
    expect(counts(token, later(WEEK))).toBe(true);
    expect(counts(token, later(WEEK + 1000))).toBe(false);
  });

  it('is the same for a letter that is tried again', () => {
    expect(managerToken(keys, 'enter', MONDAY)).toBe(token);
  });

  it('is no other link: neither one for another purpose, nor one of other keys, nor a changed one', () => {
    const foreign = keys.token('leave', 'ABC', MONDAY, null);
    const other = managerToken(keysFrom(newKeyFile()), 'enter', MONDAY);
    for (const wrong of [foreign, other, `${token}x`, token.slice(1), '', '....'])
      expect(counts(wrong, MONDAY)).toBe(false);
  });

  it('counts no more when Einstellungen end the links of its day', () => {
    expect(counts(token, MONDAY, '30.11.2026')).toBe(false);
    expect(counts(token, MONDAY, '29.11.2026')).toBe(true);
  });
});

describe('the day up to which links are ended', () => {
  // 46356 is what Sheets makes of 30.11.2026 in a cell without a format.
  it.each(['30.11.2026', '2026-11-30', ' 30.11.26 ', '46356'])('is read from "%s"', (typed) => {
    expect(isEnded(MONDAY, typed)).toBe(true);
    expect(isEnded(new Date('2026-11-30T22:59:59Z'), typed)).toBe(true);
    expect(isEnded(new Date('2026-11-30T23:00:00Z'), typed)).toBe(false); // Tuesday in Berlin
  });

  it('ends every link where it cannot be read: somebody wanted to end some', () => {
    expect(isEnded(MONDAY, 'sofort')).toBe(true);
    expect(isEnded(MONDAY, '  ')).toBe(false);
  });
});
