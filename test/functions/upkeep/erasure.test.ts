import { describe, expect, it } from 'vitest';
import { erasureOf, unseenIn } from '../../../functions/upkeep/erasure.ts';
import { finding } from '../../../functions/workbook/snapshot.ts';
import { events } from '../../../sheets-schema/events.ts';
import { organisations } from '../../../sheets-schema/organisations.ts';
import type { Partner } from '../../../sheets-schema/partners.ts';
import type { ProtocolEntry } from '../../../sheets-schema/protocol.ts';
import type { Tab } from '../../../sheets-schema/tab.ts';
import type { Wish } from '../../../sheets-schema/wishes.ts';

const AT = new Date('2026-11-24T10:00:00Z');
const DORA = 'dora@verein.example';

const read = {
  partners: [
    { id: 'DORA', email: ' Dora@verein.example' },
    { id: 'EMIL', email: 'emil@verein.example' },
  ] as Partner[],
  wishes: [
    { id: 'W1', partnerId: 'DORA' },
    { id: 'W2', partnerId: 'EMIL' },
  ] as Wish[],
  protocol: [
    { id: 'P1', entry: 'DORA' },
    { id: 'P2', entry: 'EMIL' },
  ] as ProtocolEntry[],
};

/** Rows of other tabs, with the address in each kind of cell. */
const rows: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  offers: [
    { id: 'O1', keepEmail: DORA, contactPerson: 'Emil' },
    { id: 'O2', keepEmail: 'emil@verein.example' },
    { id: 'O3', keepEmail: null },
  ],
  organisations: [{ id: 'V1', contactPerson: 'Dora', contactEmail: DORA, contactPhone: '030 1' }],
  events: [{ id: 'E1', reach: `Dora: ${DORA}, 030 1` }],
  changes: [{ id: 'C1', old: 'emil@verein.example', new: DORA }],
  review_directory: [{ id: 'R1', payload: JSON.stringify({ rows: [{ values: { keepEmail: DORA } }] }) }],
  review_operations: [{ id: 'R2', payload: `{"email":"nicht${DORA}"}` }],
};

function erasure(id: string, from: Partial<typeof read> = {}) {
  return erasureOf({ id: 'W9', partnerId: id }, { ...read, ...from }, ({ key }: Tab) => rows[key] ?? [], AT);
}

const touched = (parts: ReturnType<typeof erasure>['own']) =>
  parts.flat().map(({ tab, id, values }) => [tab.key, id, Object.keys(values)]);

describe('an erasure', () => {
  it('blanks what is personal of one partner in their own rows, the one in Partner last', () => {
    expect(touched(erasure('DORA').own)).toEqual([
      ['protocol', 'P1', ['old', 'new']],
      ['wishes', 'W1', ['old', 'new']],
      ['partners', 'DORA', ['email', 'name', 'organisation', 'state']],
    ]);
  });

  it('blanks it wherever their address stands besides, and nothing of anybody else', () => {
    expect(touched(erasure('DORA').elsewhere)).toEqual([
      ['offers', 'O1', ['keepEmail']],
      ['organisations', 'V1', ['contactPerson', 'contactEmail', 'contactPhone']],
      ['events', 'E1', ['reach']],
      ['changes', 'C1', ['new', 'state']],
      ['review_directory', 'R1', ['payload', 'state', 'doneAt']],
    ]);
  });

  it('tells the manager of what waited for her decision that it is gone', () => {
    const states = erasure('DORA')
      .elsewhere.flat()
      .flatMap(({ values: { state } }) => state ?? []);
    expect(states).toEqual(Array(2).fill('auf eigenen Wunsch gelöscht am 24.11.2026'));
  });

  it('of a row whose address is gone takes nothing else for theirs', () => {
    expect(erasure('DORA', { partners: [] }).elsewhere).toEqual([]);
  });

  it('waits where a tab in which the address may stand cannot be seen, and for no other column', () => {
    expect(unseenIn([finding('TAB_MISSING', events, null)])).toBe(events);
    expect(unseenIn([finding('COLUMN_MISSING', organisations, null, 'contactEmail')])).toBe(organisations);
    expect(unseenIn([finding('COLUMN_MISSING', organisations, null, 'shortName')])).toBeUndefined();
  });
});
