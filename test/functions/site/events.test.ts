import { describe, expect, it } from 'vitest';
import { nextDate, upcoming } from '../../../functions/site/events.ts';
import { events, type Event } from '../../../sheets-schema/events.ts';

function event(values: Partial<Event>): Event {
  const empty = Object.fromEntries(
    Object.entries(events.columns).map(([key, column]) => [key, column.kind === 'someOf' ? [] : null]),
  ) as unknown as Event;
  return { ...empty, title: 'Treff', status: 'oeffentlich', date: '2026-11-24', ...values };
}

describe('the next occasion', () => {
  it('is the day itself, that day included, and none afterwards', () => {
    expect(nextDate(event({}), '2026-11-24')).toBe('2026-11-24');
    expect(nextDate(event({}), '2026-11-25')).toBeNull();
  });
  it('follows a weekly series over the end of summer time', () => {
    expect(nextDate(event({ date: '2026-10-06', repeat: 'woechentlich' }), '2026-10-28')).toBe('2026-11-03');
  });
  it('keeps the second Tuesday of the month the second Tuesday', () => {
    expect(nextDate(event({ date: '2026-01-13', repeat: 'monatlich' }), '2026-11-11')).toBe('2026-12-08');
  });
  it('takes the last one where a month has no fifth', () => {
    expect(nextDate(event({ date: '2026-09-29', repeat: 'monatlich' }), '2026-11-01')).toBe('2026-11-24');
  });
  it('leaves out the days on which a series does not take place', () => {
    const series = event({ repeat: 'zweiwoechentlich', exceptions: '24.11.2026, 8.12.2026' });
    expect(nextDate(series, '2026-11-20')).toBe('2026-12-22');
  });
  it('ends with the last day of the series', () => {
    const series = event({ repeat: 'woechentlich', repeatUntil: '2026-12-01' });
    expect(nextDate(series, '2026-12-01')).toBe('2026-12-01');
    expect(nextDate(series, '2026-12-02')).toBeNull();
  });
});

describe('what is on', () => {
  it('shows public and cancelled events, soonest first, by day and hour', () => {
    const list = [
      event({ title: 'C', date: '2026-11-25', start: '09:00' }),
      event({ title: 'B', start: '18:00', status: 'abgesagt' }),
      event({ title: 'A', start: '09:00' }),
      event({ title: 'neu', status: 'neu' }),
      event({ title: 'vorbei', date: '2026-11-22' }),
    ];
    expect(
      upcoming(list, '2026-11-23', 9).map(({ event: { title }, cancelled }) => [title, cancelled]),
    ).toEqual([
      ['A', false],
      ['B', true],
      ['C', false],
    ]);
    expect(upcoming(list, '2026-11-23', 1)).toHaveLength(1);
  });
});
