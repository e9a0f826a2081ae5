import { describe, expect, it } from 'vitest';
import { FINGERPRINT_VERSION, fingerprint } from '../../../functions/rules/fingerprint.ts';
import {
  difference,
  introductions,
  isFirst,
  newPartners,
  newsSince,
  type Change,
  type Entry,
  type Since,
} from '../../../functions/rules/journal.ts';
import type { Offer } from '../../../sheets-schema/offers.ts';
import { offer, organisation } from '../digest/rows.ts';

const MONDAY = { day: '2026-11-30', hideAfterDays: 365, lostIn: () => new Set<string>() };

type Told = Pick<Change, 'entry' | 'event' | 'fingerprint'> & Partial<Pick<Change, 'kind' | 'quiet'>>;

/** What an issue told, as the journal keeps it. */
const told = (issue: string, changes: readonly Told[]): Entry[] =>
  changes.map(({ kind = 'offers', quiet = false, ...change }) => ({
    ...change,
    kind,
    quiet: quiet ? 'ja' : null,
    issue,
    fingerprintVersion: FINGERPRINT_VERSION,
  }));

/** The journal after issues that told these offers as new. */
const journalOf = (issue: string, ...rows: Offer[]): Entry[] =>
  told(
    issue,
    rows.map((row) => ({ entry: row.id ?? '', event: 'neu', fingerprint: fingerprint(row) })),
  );

/** What is news after a letter of some issue. */
const news = (rows: readonly Entry[], since: Since, until: string) =>
  newsSince(rows, { ...since, withheld: new Map() }, until, introductions(rows));

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
    const lost = difference(without, before, { ...MONDAY, lostIn: () => new Set(['hours']) });
    expect(events(lost)).toEqual({ KEPT: 'geaendert' });
    const back = [offer('KEPT', { hours: 'Mo 9–12', summary: 'Neu' })];
    expect(difference(back, [...before, ...told('2026-W49', lost)], MONDAY)).toEqual([]);
  });

  it('says nothing of an offer of which nobody can read whether it is over', () => {
    const before = journalOf('2026-W48', offer('X'));
    const lost = { ...MONDAY, lostIn: () => new Set(['validTo']) };
    expect(difference([offer('X', { hours: 'Mi' }), offer('NEW')], before, lost)).toEqual([]);
  });

  it('compares no fingerprints of two ways, but notes the new one quietly and compares from then on', () => {
    const old = journalOf('2026-W48', offer('OLD')).map((row) => ({ ...row, fingerprintVersion: 0 }));
    const noted = difference([offer('OLD', { hours: 'Mi' })], old, MONDAY);
    expect(noted).toMatchObject([{ entry: 'OLD', quiet: true }]);
    const later = difference([offer('OLD', { hours: 'Do' })], [...old, ...told('2026-W49', noted)], MONDAY);
    expect(later).toMatchObject([{ entry: 'OLD', event: 'geaendert', quiet: false }]);
  });

  it('compares a field that is new to fingerprints once it was noted', () => {
    const before = journalOf('2026-W48', offer('X')).map((row) => ({
      ...row,
      fingerprint: (row.fingerprint ?? '').replace(/ hours:\S+/, ''),
    }));
    const noted = difference([offer('X', { hours: 'Mi' })], before, MONDAY);
    expect(noted).toMatchObject([{ event: 'geaendert', quiet: true }]);
    const rows = [...before, ...told('2026-W49', noted)];
    const later = difference([offer('X', { hours: 'Do' })], rows, MONDAY);
    const journal = [...journalOf('2026-W01', offer('FIRST')), ...rows, ...told('2026-W50', later)];
    expect(news(journal, { issue: '2026-W48', inclusive: false }, '2026-W50').get('X')).toMatchObject({
      event: 'geaendert',
      fields: ['hours'],
    });
  });
});

describe('a new partner', () => {
  it('is an organisation in the network that was never told', () => {
    const all = [
      organisation('NEW'),
      organisation('TOLD'),
      organisation('LATER', { inNetwork: '2026-12-01' }),
      organisation('OUTSIDE', { inNetwork: null }),
      organisation('GONE', { inNetworkUntil: '2026-11-29' }),
      organisation('DISSOLVED', { status: 'aufgeloest' }),
    ];
    const before = told('2026-W48', [
      { entry: 'TOLD', kind: 'organisations', event: 'neu', fingerprint: '' },
    ]);
    expect(newPartners(all, before, MONDAY.day).map(({ entry }) => entry)).toEqual(['NEW']);
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
    news(rows, { issue, inclusive: false }, '2026-W49').get('X');

  it('is new when it never was told before their last letter, even if it changed since', () => {
    expect(
      newsAfter('2026-W46', journal(['2026-W47', 'neu', A], ['2026-W49', 'geaendert', B])),
    ).toMatchObject({
      event: 'neu',
      fields: [],
    });
  });

  it('names what changed over several missed letters', () => {
    expect(
      newsAfter('2026-W47', journal(['2026-W47', 'neu', A], ['2026-W48', 'geaendert', B])),
    ).toMatchObject({
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
    expect(news(rows, { issue: '2026-W47', inclusive: true }, '2026-W49').has('X')).toBe(true);
    expect(news(rows, { issue: '2026-W47', inclusive: false }, '2026-W49').has('X')).toBe(false);
  });

  it('holds what a letter left out, from where it was new before that letter', () => {
    const rows = journal(['2026-W47', 'neu', A], ['2026-W49', 'geaendert', B]);
    const withheld = new Map([['X', { issue: '2026-W46', inclusive: false }]]);
    const reach = { issue: '2026-W48', inclusive: false, withheld };
    expect(newsSince(rows, reach, '2026-W49', introductions(rows)).get('X')?.event).toBe('neu');
  });

  it('does not hold what is only remembered, but what changes after it', () => {
    const quiet = told('2026-W48', [{ entry: 'X', event: 'neu', fingerprint: A, quiet: true }]);
    const rows = [...journal(), ...quiet];
    expect(newsAfter('2026-W47', rows)).toBeUndefined();
    const changed = told('2026-W49', [{ entry: 'X', event: 'geaendert', fingerprint: B }]);
    expect(newsAfter('2026-W48', [...rows, ...changed])?.event).toBe('neu');
  });

  it('only counts what the first issue introduced, and what an import brought', () => {
    const many = Array.from({ length: 30 }, (_, i) => offer(`N${i}`));
    const rows = [...journalOf('2026-W48', offer('X')), ...journalOf('2026-W49', ...many)];
    expect(isFirst(rows, '2026-W48')).toBe(true);
    expect(isFirst(rows, '2026-W49')).toBe(false);
    const introduced = [...news(rows, { issue: '2026-W48', inclusive: true }, '2026-W49').values()];
    expect(introduced).toHaveLength(31);
    expect(introduced.every((one) => one.introduced)).toBe(true);
    const fewer = rows.slice(0, -1);
    const listed = [...news(fewer, { issue: '2026-W48', inclusive: true }, '2026-W49').values()];
    expect(listed.filter((one) => one.introduced)).toHaveLength(1);
  });
});
