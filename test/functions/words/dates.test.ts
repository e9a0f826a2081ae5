import { expect, it } from 'vitest';
import { dayAndDate, longDate, shortDate } from '../../../functions/words/dates.ts';

it('writes a plain date as people do, whatever zone the machine is in', () => {
  expect(longDate('2026-11-30')).toBe('30. November 2026');
  expect(dayAndDate('2026-11-30')).toBe('Mo., 30. November');
  expect(shortDate('2026-01-05')).toBe('05.01.2026');
});
