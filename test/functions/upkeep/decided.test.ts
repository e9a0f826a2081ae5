import { describe, expect, it } from 'vitest';
import { decidedWork, outcomeNotes } from '../../../functions/upkeep/decided.ts';
import type { Finding } from '../../../functions/workbook/workbook.ts';
import type { Change } from '../../../sheets-schema/changes.ts';
import { offers, type Offer } from '../../../sheets-schema/offers.ts';

const DAY = '2026-11-24';
const known = [
  { id: 'ONE', title: 'Sprachcafé' },
  { id: 'TWO', title: 'Boule' },
  { id: 'THREE', title: 'Boule' },
] as Offer[];
const change = (values: Partial<Change> = {}) =>
  ({
    id: 'C',
    offer: 'Sprachcafé',
    offerId: 'ONE',
    field: 'Telefon',
    old: '030 1',
    new: '030 2',
    decision: 'uebernehmen',
    state: null,
    ...values,
  }) as Change;
const work = (row: Change, findings: Pick<Finding, 'tab' | 'code'>[] = []) =>
  decidedWork([row], known, findings as Finding[], DAY);
const notes = (row: Change) => work(row).noted.map(({ values }) => values['state']);

describe('a change that the manager accepted', () => {
  it('is one cell of the offer that it names', () => {
    expect(work(change())).toEqual({
      accepted: [{ tab: offers, id: 'ONE', column: 'phone', old: '030 1', new: '030 2', key: 'C' }],
      noted: [],
    });
  });

  it('finds its offer by title where nothing else is known, but not one of two', () => {
    expect(work(change({ offerId: null, offer: 'sprachcafé ' })).accepted).toMatchObject([{ id: 'ONE' }]);
    expect(notes(change({ offerId: null, offer: 'Boule' }))).toEqual([
      'nicht übernommen am 24.11.2026: Dieses Angebot ist nicht zu finden, oder mehrere heißen so.',
    ]);
  });

  it('empties a cell, or fills an empty one', () => {
    expect(work(change({ old: null, new: null })).accepted).toMatchObject([{ old: '', new: '' }]);
  });

  it.each(['id', 'Zeichen', 'Stand', 'Schuhgröße', null])(
    'of the column %s is left to the manager',
    (field) => {
      expect(notes(change({ field }))[0]).toContain(
        'Eine Spalte mit diesem Namen gibt es bei „Angebote“ nicht',
      );
    },
  );

  it('waits while nobody can tell which offer is which', () => {
    for (const code of ['ROWS_SHUFFLED', 'TAB_MISSING', 'COLUMN_MISSING'] as const)
      expect(work(change({ offerId: 'GONE' }), [{ tab: 'offers', code }])).toEqual({
        accepted: [],
        noted: [],
      });
  });
});

describe('a change', () => {
  it('that was declined is noted so', () => {
    expect(notes(change({ decision: 'ablehnen' }))).toEqual([
      'abgelehnt am 24.11.2026: alles bleibt, wie es ist',
    ]);
  });

  it('that is undecided, or was dealt with, is left alone', () => {
    for (const values of [
      { decision: null },
      { decision: 'offen' },
      { state: 'übernommen am 01.11.2026' },
    ] as const)
      expect(work(change(values))).toEqual({ accepted: [], noted: [] });
  });

  it('says what came of it, but of one that may still come nothing', () => {
    const { accepted } = work(change());
    const said = (outcome: Parameters<typeof outcomeNotes>[1][number]) =>
      outcomeNotes(accepted, [outcome], DAY).map(({ id, values }) => [id, values['state']]);
    expect(said('done')).toEqual([['C', 'übernommen am 24.11.2026']]);
    expect(said('different')[0]?.[1]).toContain('steht inzwischen etwas anderes');
    expect(said('unreadable')[0]?.[1]).toContain('passt nicht in diese Spalte');
    expect(said('missing')[0]?.[1]).toContain('nicht zu finden');
    expect(said('shuffled')).toEqual([]);
  });
});
