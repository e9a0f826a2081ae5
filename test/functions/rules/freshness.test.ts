import { describe, expect, it } from 'vitest';
import {
  askDay,
  answeredOffers,
  askedBy,
  confirmedShare,
  ladderOf,
  publicShare,
  withConfirmations,
} from '../../../functions/rules/freshness.ts';
import { isShown } from '../../../functions/rules/visibility.ts';
import { addDays } from '../../../functions/platform/time.ts';
import type { Confirmation } from '../../../sheets-schema/confirmations.ts';
import { offer } from '../digest/rows.ts';

const today = '2026-11-24';
const daysAgo = (days: number): string => addDays(today, -days);
const said = (values: Partial<Confirmation> = {}): Confirmation => ({
  offer: 'Chor',
  offerId: 'CHOR',
  at: `${daysAgo(10)}T09:00:00.000Z`,
  answer: 'stimmt',
  by: null,
  way: 'mail',
  id: null,
  ...values,
});
const choir = offer('CHOR', { title: 'Chor', confirmedAt: daysAgo(200), receivedAt: null });
const newest = (confirmations: readonly Confirmation[], offers = [choir]) => {
  const [first] = withConfirmations(offers, confirmations, today);
  return [first?.confirmedAt, first?.confirmedBy];
};

describe('an offer is confirmed', () => {
  it('by the newest word of all, wherever it stands', () => {
    expect(newest([])).toEqual([daysAgo(200), 'office']);
    expect(newest([said(), said({ at: `${daysAgo(20)}T09:00:00.000Z`, way: 'telefon' })])).toEqual([
      daysAgo(10),
      'mail',
    ]);
    expect(newest([said({ at: `${daysAgo(300)}T09:00:00.000Z` })])).toEqual([daysAgo(200), 'office']);
  });
  it('on the day in Berlin', () => {
    expect(newest([said({ at: '2026-11-19T23:30:00.000Z' })])).toEqual(['2026-11-20', 'mail']);
  });
  it('by a call that the manager noted with its title alone', () => {
    const call = said({ offer: ' chor ', offerId: null, way: 'telefon' });
    expect(newest([call])).toEqual([daysAgo(10), 'telefon']);
    expect(newest([call], [choir, offer('TWIN', { title: 'Chor' })])).toEqual([daysAgo(200), 'office']);
  });
  it('not by another answer, by a day to come, nor by coming in', () => {
    expect(newest([said({ answer: 'geaendert' }), said({ answer: 'weg' })])).toEqual([
      daysAgo(200),
      'office',
    ]);
    expect(newest([said({ at: `${addDays(today, 1)}T09:00:00.000Z` })])).toEqual([daysAgo(200), 'office']);
    const came = offer('NEW', { confirmedAt: null, receivedAt: `${today}T08:00:00.000Z` });
    expect(newest([], [came])).toEqual([null, undefined]);
    expect(newest([], [{ ...came, confirmedAt: '2062-01-01' }])).toEqual([null, undefined]);
  });
  it('and shows again although the manager’s date alone would hide it', () => {
    const old = { ...choir, confirmedAt: daysAgo(400) };
    expect(isShown(old, today, 365)).toBe(false);
    expect(withConfirmations([old], [said()], today).map((one) => isShown(one, today, 365))).toEqual([true]);
  });
});

describe('the share of confirmed offers', () => {
  it('counts what was said within the days, and nothing that was only typed', () => {
    const offers = [daysAgo(179), daysAgo(180), null].map((confirmedAt) => offer('ONE', { confirmedAt }));
    expect(confirmedShare(offers, today, 180)).toEqual({ confirmed: 1, all: 3 });
  });
  it('is one of the offers that everybody may see', () => {
    const hidden = offer('HIDDEN', { confirmedAt: daysAgo(365) });
    const paused = offer('PAUSED', { confirmedAt: today, status: 'pausiert' });
    const shown = offer('SHOWN', { confirmedAt: daysAgo(179) });
    expect(publicShare([hidden, paused, shown], today, ladderOf([]))).toEqual({ confirmed: 1, all: 1 });
  });
});

describe('an offer is answered about', () => {
  it('while a change of it waits for the manager, or for what she decided to be carried out', () => {
    const change = (offerId: string | null, state: string | null, title = 'Chor') => ({
      offer: title,
      offerId,
      state,
    });
    const of = (...changes: ReturnType<typeof change>[]) => [...answeredOffers(changes, [choir])];
    expect(of(change('CHOR', null))).toEqual(['CHOR']);
    expect(of(change(null, null))).toEqual(['CHOR']);
    expect(of(change('CHOR', 'abgelehnt am 1.11.2026'), change('OTHER', null, 'Boule'))).toEqual([]);
  });
});

describe('the ladder', () => {
  it('is what Einstellungen say, and the product’s where they say nothing of use', () => {
    const settings = [
      { key: 'offers.askAfterDays', value: '90' },
      { key: 'offers.staleAfterDays', value: 'bald' },
      { key: 'offers.hideAfterDays', value: '-1' },
    ];
    expect(ladderOf(settings)).toEqual({ askAfter: 90, remindAfter: 165, staleAfter: 180, hideAfter: 365 });
  });
  it('asks from the 150th day on, and once more from the 165th', () => {
    const ladder = ladderOf([]);
    const reached = (days: number) => askDay({ confirmedAt: daysAgo(days), receivedAt: null }, today, ladder);
    expect(reached(149)).toBeNull();
    expect(reached(150)).toBe(today);
    expect(reached(164)).toBe(daysAgo(14));
    expect(reached(165)).toBe(today);
    expect(reached(400)).toBe(daysAgo(235));
  });
  it('has been climbed by an offer whose age nobody knows', () => {
    expect(askDay({ confirmedAt: null, receivedAt: null }, today, ladderOf([]))).toBe('');
  });
});

describe('the way of asking', () => {
  it('is mail where there is an address, a call where there is none or a call was asked for', () => {
    const keepEmail = 'chor@verein.example';
    expect(askedBy({ keepBy: 'mail', keepEmail })).toBe('mail');
    expect(askedBy({ keepBy: null, keepEmail })).toBe('mail');
    expect(askedBy({ keepBy: 'telefon', keepEmail })).toBe('call');
    expect(askedBy({ keepBy: 'besuch', keepEmail })).toBe('call');
    expect(askedBy({ keepBy: 'mail', keepEmail: 'chor@' })).toBe('call');
    expect(askedBy({ keepBy: null, keepEmail: null })).toBe('call');
    expect(askedBy({ keepBy: 'keine', keepEmail })).toBeNull();
  });
});
