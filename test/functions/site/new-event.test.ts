import { describe, expect, it } from 'vitest';
import { checkTimes } from '../../../functions/site/new-event.ts';

const TODAY = '2026-11-30';
const problems = (answers: object): Record<string, string> =>
  Object.fromEntries(
    checkTimes(
      {
        date: TODAY,
        start: '15:00',
        end: null,
        repeat: null,
        repeatUntil: null,
        exceptions: null,
        ...answers,
      },
      TODAY,
    ),
  );

const weekly = { repeat: 'woechentlich' };

describe('the times of an event', () => {
  it.each([
    ['today, without an end', {}, {}],
    ['yesterday', { date: '2026-11-29' }, { date: 'past' }],
    ['an end one minute after the beginning', { end: '15:01' }, {}],
    ['an end at the beginning', { end: '15:00' }, { end: 'order' }],
    ['a series without an end', { repeat: 'monatlich' }, {}],
    ['a series that ends the day after', { repeat: 'woechentlich', repeatUntil: '2026-12-01' }, {}],
    [
      'a series that ends on its first day',
      { repeat: 'woechentlich', repeatUntil: TODAY },
      { repeatUntil: 'order' },
    ],
    ['a last day of no series', { repeatUntil: '2026-12-31' }, { repeat: 'required' }],
    [
      'a last day of what takes place once',
      { repeat: 'einmalig', repeatUntil: '2026-12-31' },
      { repeat: 'required' },
    ],
    ['days off of a series', { ...weekly, exceptions: '14.12.2026, 21. 12. 2026 und\n28.12.2026' }, {}],
    ['days off without a year', { ...weekly, exceptions: '14.12., 21.12.2026' }, { exceptions: 'date' }],
    ['days off in words', { ...weekly, exceptions: 'in den Ferien' }, { exceptions: 'date' }],
    [
      'a day off that is none of its days',
      { ...weekly, exceptions: '14.12.2026, 22.12.2026' },
      { exceptions: 'order' },
    ],
    ['a day off that no month has', { ...weekly, exceptions: '31.11.2026' }, { exceptions: 'order' }],
    [
      'a day off after the last one',
      { ...weekly, repeatUntil: '2026-12-14', exceptions: '21.12.2026' },
      { exceptions: 'order' },
    ],
    ['days off of what takes place once, which are not used', { repeat: 'einmalig', exceptions: 'nie' }, {}],
  ])('%s', (_what, answers, expected) => {
    expect(problems(answers)).toEqual(expected);
  });
});
