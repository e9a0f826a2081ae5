import { describe, expect, it } from 'vitest';
import {
  addDays,
  berlinDate,
  berlinDateTime,
  daysBetween,
  instantFromBerlin,
  isoWeek,
} from '../../../functions/platform/time.ts';

describe('Berlin’s wall clock', () => {
  it.each([
    ['2026-11-30T07:00', '2026-11-30T06:00:00.000Z'],
    ['2026-07-01T07:00:30', '2026-07-01T05:00:30.000Z'],
    ['2026-01-01T00:00', '2025-12-31T23:00:00.000Z'],
  ])('takes %s for the instant %s', (local, instant) => {
    expect(instantFromBerlin(local).toISOString()).toBe(instant);
  });

  it('takes the doubled hour of October for its first pass, and reads both passes', () => {
    expect(instantFromBerlin('2026-10-25T02:30').toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(berlinDateTime(new Date('2026-10-25T00:30:00Z'))).toBe('2026-10-25T02:30:00');
    expect(berlinDateTime(new Date('2026-10-25T01:30:00Z'))).toBe('2026-10-25T02:30:00');
  });

  it('reads the hour around the change in October right on both sides', () => {
    expect(instantFromBerlin('2026-10-25T01:59:59').toISOString()).toBe('2026-10-24T23:59:59.000Z');
    expect(instantFromBerlin('2026-10-25T03:00').toISOString()).toBe('2026-10-25T02:00:00.000Z');
  });

  it('moves the hour that March leaves out on by one', () => {
    expect(instantFromBerlin('2027-03-28T02:30').toISOString()).toBe('2027-03-28T01:30:00.000Z');
    expect(berlinDateTime(new Date('2027-03-28T01:30:00Z'))).toBe('2027-03-28T03:30:00');
  });

  it('changes the day at Berlin’s midnight, one second to each side', () => {
    expect(berlinDate(new Date('2026-11-22T22:59:59Z'))).toBe('2026-11-22');
    expect(berlinDate(new Date('2026-11-22T23:00:00Z'))).toBe('2026-11-23');
  });

  it.each(['30.11.2026', '2026-11-30', 'soon', '2026-13-45T07:00'])('refuses %s', (text) => {
    expect(() => instantFromBerlin(text)).toThrow(RangeError);
  });
});

describe('ISO weeks', () => {
  it.each([
    ['2026-11-30', '2026-W49'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
  ])('%s lies in %s', (date, week) => {
    expect(isoWeek(date)).toBe(week);
  });
});

it('counts days over the clock changes and year ends', () => {
  expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
  expect(daysBetween('2026-10-26', '2026-10-24')).toBe(-2);
});
