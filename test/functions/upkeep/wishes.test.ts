import { describe, expect, it } from 'vitest';
import { wishNotes, wishWork } from '../../../functions/upkeep/wishes.ts';
import type { Wish } from '../../../sheets-schema/wishes.ts';

const AT = new Date('2026-11-24T10:00:00Z');

const wish = (id: string, values: Partial<Wish> = {}): Wish => ({
  id,
  receivedAt: '2026-11-24T08:00:00.000Z',
  partner: 'AAAA-BBBB',
  kind: 'aendern',
  field: 'Wie oft',
  old: 'wöchentlich',
  new: 'monatlich',
  state: null,
  doneAt: null,
  partnerId: 'DORA',
  ...values,
});

describe('what partners asked for', () => {
  it('is one change a cell, from what stood there first to what was said last, in whatever order the rows stand', () => {
    const later = { receivedAt: '2026-11-24T09:00:00.000Z', old: 'monatlich', new: 'wöchentlich' };
    const rows = [
      wish('W2', later),
      wish('W1'),
      wish('W3', { field: 'Sprache', old: null, new: 'Türkisch' }),
    ];
    const { changes } = wishWork(rows);
    expect(changes.map(({ change: { column, old, new: to }, wishes }) => [column, old, to, wishes])).toEqual([
      ['rhythm', 'wöchentlich', 'wöchentlich', ['W1', 'W2']],
      ['lang', '', 'Türkisch', ['W3']],
    ]);
  });

  it('is not done twice, and not for who is to be erased or was', () => {
    const done = wish('W1', { doneAt: '2026-11-24T09:00:00.000Z' });
    expect(wishWork([done])).toEqual({ changes: [], erasures: [] });
    const erase = wish('W4', { kind: 'loeschen', field: null });
    expect(wishWork([wish('W2'), erase])).toMatchObject({ changes: [], erasures: [{ id: 'W4' }] });
    expect(wishWork([wish('W2'), { ...erase, doneAt: done.doneAt }])).toEqual({ changes: [], erasures: [] });
  });

  it('says of every wish of a change what came of it, and nothing while a tab is sorted without its ids', () => {
    const { changes } = wishWork([wish('W1'), wish('W2', { field: 'Sprache' })]);
    const notes = wishNotes(changes, ['different', 'shuffled'], AT);
    expect(notes).toMatchObject([
      { id: 'W1', values: { state: expect.stringContaining('inzwischen etwas anderes') } },
    ]);
  });
});
