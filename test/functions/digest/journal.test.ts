import { describe, expect, it } from 'vitest';
import { FINGERPRINT_VERSION, fingerprint } from '../../../functions/digest/fingerprint.ts';
import {
  difference,
  introduces,
  newsSince,
  type Change,
  type Entry,
} from '../../../functions/digest/journal.ts';
import type { Offer } from '../../../sheets-schema/offers.ts';
import { offer } from './rows.ts';

const MONDAY = { day: '2026-11-30', hideAfterDays: 365, lost: new Set<string>() };

/** What an issue told, as the journal keeps it. */
const told = (issue: string, changes: readonly Change[]): Entry[] =>
  changes.map((change) => ({ ...change, issue, fingerprintVersion: FINGERPRINT_VERSION }));

/** The journal after issues that told these offers as new. */
const journalOf = (issue: string, ...rows: Offer[]): Entry[] =>
  told(
    issue,
    rows.map((row) => ({ entry: row.id ?? '', event: 'neu', fingerprint: fingerprint(row) })),
  );

const events = (changes: readonly Change[]) =>
  Object.fromEntries(changes.map((one) => [one.entry, one.event]));

describe('what is to be told', () => {
  it('is an offer that a person dated back to last month, once', () => {
    const offers = [offer('LATE', { validFrom: '2026-09-01' }), offer('TOLD', { validFrom: '2026-10-20' })];
    const before = journalOf('2026-W44', offer('TOLD', { validFrom: '2026-10-20' }));
    const first = difference(offers, before, MONDAY);
    expect(events(first)).toEqual({ LATE: 'neu' });
    expect(difference(offers, [...before, ...told('2026-W49', first)], MONDAY)).toEqual([]);
  });

  it('is nothing when nothing is another than it was told', () => {
    const offers = [
      offer('SAME'),
      offer('DRAFT', { status: 'neu' }),
      offer('REFUSED', { status: 'abgelehnt' }),
    ];
    expect(difference(offers, journalOf('2026-W48', offer('SAME')), MONDAY)).toEqual([]);
  });

  it('is a change of what readers care about, once', () => {
    const before = journalOf('2026-W48', offer('MOVED', { hours: 'Mo 9–12' }));
    const now = [offer('MOVED', { hours: 'Di 9–12' })];
    const change = difference(now, before, MONDAY);
    expect(events(change)).toEqual({ MOVED: 'geaendert' });
    expect(difference(now, [...before, ...told('2026-W49', change)], MONDAY)).toEqual([]);
  });

  it('is no change when only the note, the order of topics or an outer blank is another', () => {
    const before = journalOf('2026-W48', offer('SAME', { topics: ['geld', 'amt'], place: 'Treff' }));
    const now = [offer('SAME', { topics: ['amt', 'geld'], place: 'Treff ', note: 'angerufen' })];
    expect(difference(now, before, MONDAY)).toEqual([]);
  });

  it.each([
    ['ENDED', { status: 'beendet' }],
    ['PAUSED', { status: 'pausiert' }],
    ['OVER', { validTo: '2026-11-29' }],
  ] as const)('is the end of %s', (id, values) => {
    expect(events(difference([offer(id, values)], journalOf('2026-W48', offer(id)), MONDAY))).toEqual({
      [id]: 'beendet',
    });
  });

  it('is not the end of an offer on its last day, hidden for its age, or out of sight', () => {
    const before = journalOf('2026-W48', offer('LASTDAY'), offer('STALE'), offer('UNSEEN'));
    const now = [offer('LASTDAY', { validTo: '2026-11-30' }), offer('STALE', { confirmedAt: '2025-11-01' })];
    expect(difference(now, before, MONDAY)).toEqual([]);
  });

  it('is an offer that ended and is public again', () => {
    const before = [
      ...journalOf('2026-W40', offer('BACK')),
      ...told('2026-W44', [{ entry: 'BACK', event: 'beendet', fingerprint: fingerprint(offer('BACK')) }]),
    ];
    expect(events(difference([offer('BACK')], before, MONDAY))).toEqual({ BACK: 'wieder' });
  });

  it('leaves out what nobody can open: hidden for its age, or without an id yet', () => {
    const now = [offer('STALE', { confirmedAt: '2025-11-01' }), offer('TYPED', { id: null })];
    expect(difference(now, [], MONDAY)).toEqual([]);
  });

  it('does not take a lost column for a change of every offer, and remembers what stood there', () => {
    const before = journalOf('2026-W48', offer('KEPT', { hours: 'Mo 9–12', summary: 'Alt' }));
    const without = [offer('KEPT', { hours: null, summary: 'Neu' })];
    const lost = difference(without, before, { ...MONDAY, lost: new Set(['hours']) });
    expect(events(lost)).toEqual({ KEPT: 'geaendert' });
    const back = [offer('KEPT', { hours: 'Mo 9–12', summary: 'Neu' })];
    expect(difference(back, [...before, ...told('2026-W49', lost)], MONDAY)).toEqual([]);
  });

  it('compares no fingerprints of two ways', () => {
    const old = journalOf('2026-W48', offer('OLD')).map((row) => ({ ...row, fingerprintVersion: 0 }));
    expect(difference([offer('OLD', { hours: 'Mi' })], old, MONDAY)).toEqual([]);
  });
});

describe('what is new to a reader', () => {
  const A = fingerprint(offer('X', { hours: 'Mo' }));
  const B = fingerprint(offer('X', { hours: 'Di' }));
  const journal = (...rows: [issue: string, event: Entry['event'], fingerprint: string][]): Entry[] => [
    ...journalOf('2026-W01', offer('FIRST')),
    ...rows.flatMap(([issue, event, print]) => told(issue, [{ entry: 'X', event, fingerprint: print }])),
  ];
  const newsAfter = (issue: string, rows: Entry[]) =>
    newsSince(rows, { issue, inclusive: false }, '2026-W49').get('X');

  it('is new when it never was told before their last letter, even if it changed since', () => {
    expect(newsAfter('2026-W46', journal(['2026-W47', 'neu', A], ['2026-W49', 'geaendert', B]))).toEqual({
      event: 'neu',
      fields: [],
    });
  });

  it('names what changed over several missed letters', () => {
    expect(newsAfter('2026-W47', journal(['2026-W47', 'neu', A], ['2026-W48', 'geaendert', B]))).toEqual({
      event: 'geaendert',
      fields: ['hours'],
    });
  });

  it('is nothing when it was changed and changed back, or came and ended between two letters', () => {
    const andBack = journal(
      ['2026-W46', 'neu', A],
      ['2026-W48', 'geaendert', B],
      ['2026-W49', 'geaendert', A],
    );
    expect(newsAfter('2026-W47', andBack)).toBeUndefined();
    expect(
      newsAfter('2026-W46', journal(['2026-W47', 'neu', A], ['2026-W49', 'beendet', A])),
    ).toBeUndefined();
  });

  it('is ended or back according to what they knew', () => {
    const ended = journal(['2026-W46', 'neu', A], ['2026-W48', 'beendet', A]);
    const back = [...ended, ...told('2026-W49', [{ entry: 'X', event: 'wieder', fingerprint: A }])];
    expect(newsAfter('2026-W47', ended)?.event).toBe('beendet');
    expect(newsAfter('2026-W48', back)?.event).toBe('wieder');
    expect(newsAfter('2026-W47', back)).toBeUndefined();
  });

  it('begins with the issue that never reached them', () => {
    const rows = journal(['2026-W47', 'neu', A]);
    expect(newsSince(rows, { issue: '2026-W47', inclusive: true }, '2026-W49').has('X')).toBe(true);
    expect(newsSince(rows, { issue: '2026-W47', inclusive: false }, '2026-W49').has('X')).toBe(false);
  });

  it('never lists what the first issue introduced', () => {
    const rows = journalOf('2026-W49', offer('X'));
    expect(introduces(rows, '2026-W49')).toBe(true);
    expect(newsSince(rows, { issue: '2026-W49', inclusive: true }, '2026-W49').size).toBe(0);
    expect(introduces(rows, '2026-W50')).toBe(false);
  });
});
