import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../functions/workbook/cells.ts';
import { struck } from '../../../functions/workbook/crooked.ts';
import { crookedCells } from '../../../functions/workbook/crooked-copies.ts';
import type { RawTab } from '../../../functions/workbook/snapshot.ts';
import { contacts } from '../../../sheets-schema/contacts.ts';
import { idFrom, referenceOf } from '../../../sheets-schema/ids.ts';

type Row = Readonly<Partial<Record<keyof typeof contacts.columns, RawCell>>>;
const id = idFrom(new Uint8Array(16).fill(1));
const submissionId = idFrom(new Uint8Array(16).fill(2));
const reference = referenceOf(id);

function sheet(rows: readonly Row[]): RawTab {
  const keys = Object.keys(contacts.columns) as (keyof typeof contacts.columns)[];
  return {
    title: contacts.title,
    headerRow: 0,
    headers: [],
    places: new Map(keys.map((key, index) => [key, index])),
    cells: new Map(keys.map((key) => [key, ['Überschrift', ...rows.map((row) => row[key])]])),
    found: new Set(),
  };
}

/** What is struck of rows. */
function strikes(given: readonly Row[]): object[] {
  return crookedCells(contacts, sheet(given));
}

describe('a row that landed crooked', () => {
  const straight: Row = {
    date: 46_000,
    need: 'Bank',
    name: 'Anna',
    reference,
    id,
    submissionId,
    receivedAt: 46_000.5,
  };
  const crooked: Row = {
    date: 46_000,
    name: 'Bank',
    reach: 'Anna',
    state: reference,
    reference: id,
    id: submissionId,
    submissionId: 46_000.4,
  };

  it('is struck when its submission stands straight in another row, wherever, once', () => {
    const mark = { key: 'state', value: struck(reference), id };
    expect(strikes([crooked, straight])).toEqual([{ row: 1, ...mark }]);
    expect(strikes([straight, crooked, crooked])).toEqual([2, 3].map((row) => ({ row, ...mark })));
    expect(strikes([straight, { ...crooked, state: struck(reference) }])).toEqual([]);
  });

  it.each<[string, Row[]]>([
    ['its submission stands nowhere else', [crooked]],
    ['it holds what the straight row does not', [straight, { ...crooked, reach: 'Anna B.' }]],
    ['it is the same submission, sent with other answers', [{ ...straight, need: 'Zaun' }, crooked]],
    ['a person copied it and took its id away', [straight, { ...straight, id: null }]],
    ['a person noted an id in a row of hers', [straight, { date: 46_000, need: 'getippt', reach: id }]],
  ])('stays as it is where %s', (_what, rows) => {
    expect(strikes(rows)).toEqual([]);
  });
});
