import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../functions/workbook/cells.ts';
import { struck } from '../../../functions/workbook/crooked.ts';
import { crookedCells, crookedSteps } from '../../../functions/workbook/crooked-copies.ts';
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

/** The rows after all steps, by what is left in them. */
function cleared(given: readonly Row[]): Record<string, RawCell>[] {
  const rows = given.map((row): Record<string, RawCell> => ({ ...row }));
  for (const step of crookedSteps)
    for (const { row, key, value } of crookedCells(contacts, sheet(rows), step)) {
      if (value === null) delete rows[row - 1]?.[key];
      else Object.assign(rows[row - 1] ?? {}, { [key]: value });
    }
  return rows;
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

  it('goes when its submission stands straight in another row, wherever', () => {
    expect(cleared([crooked, straight])).toEqual([{}, straight]);
    expect(cleared([straight, crooked, crooked])).toEqual([straight, {}, {}]);
  });

  it('goes when it was struck, and when a step broke off', () => {
    const left = { ...crooked, reference: struck(id), state: struck(reference) };
    expect(cleared([straight, left])).toEqual([straight, {}]);
    expect(cleared([straight, { reference: struck(id), name: 'Bank' }])).toEqual([straight, {}]);
    expect(cleared([straight, { reference: struck(id) }])).toEqual([straight, {}]);
  });

  it('is struck before anything of it is blanked, and its mark goes last', () => {
    expect(crookedCells(contacts, sheet([straight, crooked]), 'strike')).toEqual([
      { row: 2, key: 'state', value: struck(reference), id },
    ]);
    expect(crookedCells(contacts, sheet([straight, crooked]), 'content')).toEqual([]);
    const left = { ...crooked, reference: struck(id) };
    expect(crookedCells(contacts, sheet([straight, left]), 'content')).toHaveLength(6);
    expect(crookedCells(contacts, sheet([straight, left]), 'mark')).toEqual([]);
  });

  it.each<[string, Row[]]>([
    ['its submission stands nowhere else', [crooked]],
    ['it holds what the straight row does not', [straight, { ...crooked, reach: 'Anna B.' }]],
    ['it is the same submission, sent with other answers', [{ ...straight, need: 'Zaun' }, crooked]],
    ['a person copied it and took its id away', [straight, { ...straight, id: null }]],
    ['a person noted an id in a row of hers', [straight, { date: 46_000, need: 'getippt', reach: id }]],
  ])('stays as it is where %s', (_what, rows) => {
    const filled = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell)));
    expect(cleared(filled)).toEqual(filled);
  });
});
