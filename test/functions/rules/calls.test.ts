import { describe, expect, it } from 'vitest';
import { callsAWeek, callsDue, callsOf } from '../../../functions/rules/calls.ts';
import { ladderOf, withConfirmations } from '../../../functions/rules/freshness.ts';
import { addDays } from '../../../functions/platform/time.ts';
import type { Change } from '../../../sheets-schema/changes.ts';
import type { Confirmation } from '../../../sheets-schema/confirmations.ts';
import type { Offer } from '../../../sheets-schema/offers.ts';
import { offer } from '../digest/rows.ts';

const WEDNESDAY = '2026-11-25';
const ladder = ladderOf([]);
const confirmed = (id: string, days: number, values: Partial<Offer> = {}): Offer =>
  offer(id, { title: id, confirmedAt: addDays(WEDNESDAY, -days), keepEmail: null, ...values });
const said = (id: string, answer: Confirmation['answer'], day = WEDNESDAY, way = 'telefon'): Confirmation =>
  ({ offer: id, offerId: id, answer, at: `${day}T09:00:00.000Z`, way, by: null, id: null }) as Confirmation;
const due = (
  offers: readonly Offer[],
  confirmations: readonly Confirmation[] = [],
  changes: readonly Change[] = [],
) =>
  callsDue(
    withConfirmations(offers, confirmations, WEDNESDAY),
    { confirmations, changes },
    WEDNESDAY,
    ladder,
  ).map(({ id }) => id);

describe('somebody is to be called', () => {
  it('who has no address or asked for it, and who answered no mail, the oldest first', () => {
    const keepEmail = 'post@verein.example';
    const offers = [
      confirmed('FRESH', 149),
      confirmed('DUE', 150),
      confirmed('ASKED_FOR', 160, { keepEmail, keepBy: 'telefon' }),
      confirmed('MAILED', 179, { keepEmail }),
      confirmed('SILENT', 180, { keepEmail }),
      confirmed('LEFT_ALONE', 300, { keepBy: 'keine' }),
      confirmed('PAUSED', 300, { status: 'pausiert' }),
      confirmed('HIDDEN', 400),
    ];
    expect(due(offers)).toEqual(['HIDDEN', 'SILENT', 'ASKED_FOR', 'DUE']);
  });

  it('not while a change of theirs waits for a decision', () => {
    const change = (state: string | null) => ({ offer: 'OLD', offerId: null, state }) as Change;
    expect(due([confirmed('OLD', 200)], [], [change(null)])).toEqual([]);
    expect(due([confirmed('OLD', 200)], [], [change('eingetragen')])).toEqual(['OLD']);
  });

  it('not again for four weeks where something else was said, and on the next day where nobody was reached', () => {
    const offers = [confirmed('CHANGED', 200), confirmed('MISSED', 200)];
    const on = (day: string) => [said('CHANGED', 'geaendert', day), said('MISSED', 'nichtErreicht', day)];
    expect(due(offers, on(addDays(WEDNESDAY, -1)))).toEqual(['MISSED']);
    expect(due(offers, on(addDays(WEDNESDAY, -27)))).toEqual(['MISSED']);
    expect(due(offers, on(addDays(WEDNESDAY, -28)))).toEqual(['CHANGED', 'MISSED']);
  });
});

describe('the calls of a week', () => {
  const calls = (offers: readonly Offer[], confirmations: readonly Confirmation[], most = 9) => {
    const known = withConfirmations(offers, confirmations, WEDNESDAY);
    const { left, done } = callsOf(known, { confirmations, changes: [] }, WEDNESDAY, ladder, most);
    return {
      left: left.map(({ id, missedOn }) => [id, missedOn]),
      done: done.map(({ id, answer }) => [id, answer]),
    };
  };

  it('are left until somebody was reached; whom nobody was reached for comes last', () => {
    const offers = [confirmed('A', 300), confirmed('B', 250), confirmed('C', 200)];
    expect(calls(offers, [said('A', 'nichtErreicht'), said('B', 'stimmt')])).toEqual({
      left: [
        ['C', null],
        ['A', WEDNESDAY],
      ],
      done: [['B', 'stimmt']],
    });
  });

  it('count from Monday on, by telephone and by visit, and not what came by mail', () => {
    const offers = ['SUNDAY', 'MONDAY', 'VISIT', 'MAIL'].map((id) => confirmed(id, 200));
    const rows = [
      said('SUNDAY', 'nichtErreicht', '2026-11-22'),
      said('MONDAY', 'weg', '2026-11-23'),
      said('VISIT', 'stimmt', WEDNESDAY, 'besuch'),
      said('MAIL', 'stimmt', WEDNESDAY, 'mail'),
    ];
    expect(calls(offers, rows)).toEqual({
      left: [['SUNDAY', null]],
      done: [
        ['MONDAY', 'weg'],
        ['VISIT', 'stimmt'],
      ],
    });
  });

  it('were made when somebody was reached in the end, in whatever order the rows stand', () => {
    const rows = [said('A', 'stimmt'), said('A', 'nichtErreicht')];
    for (const order of [rows, rows.toReversed()])
      expect(calls([confirmed('A', 200)], order)).toEqual({ left: [], done: [['A', 'stimmt']] });
  });

  it('are to so many providers as the office wants, each about all that is due; the others come later', () => {
    const of = (organisation: string) => ({ organisation });
    const offers = [
      confirmed('A1', 300, of('Verein A')),
      confirmed('B', 290, of('Verein B')),
      confirmed('C', 280, of('Verein C')),
      confirmed('A2', 270, of(' verein a')),
      confirmed('ALONE', 260, { organisation: null }),
    ];
    const week = (confirmations: readonly Confirmation[], most: number) => {
      const known = withConfirmations(offers, confirmations, WEDNESDAY);
      const { left, later } = callsOf(known, { confirmations, changes: [] }, WEDNESDAY, ladder, most);
      return [left, later].map((all) => all.map(({ id }) => id));
    };
    expect(week([], 2)).toEqual([
      ['A1', 'A2', 'B'],
      ['C', 'ALONE'],
    ]);
    // A call in the middle, or one more than was asked for, does not bring new ones in the same week.
    expect(week([said('A1', 'stimmt')], 2)).toEqual([
      ['B', 'A2'],
      ['C', 'ALONE'],
    ]);
    const all = ['A1', 'A2', 'B', 'C'].map((id) => said(id, 'stimmt'));
    expect(week(all, 2)).toEqual([[], ['ALONE']]);
    expect(week([], 0)).toEqual([[], ['A1', 'A2', 'B', 'C', 'ALONE']]);
  });
});

it('how many calls a week stands in Einstellungen, and is two where no number stands there', () => {
  const typed = (value: string) => callsAWeek([{ key: 'calls.perWeek', value }]);
  expect(['5', ' 0 ', '', 'viele', '-1', '1,5'].map(typed)).toEqual([5, 0, 2, 2, 2, 2]);
  expect(callsAWeek([])).toBe(2);
});
