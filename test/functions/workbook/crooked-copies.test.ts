import { describe, expect, it } from 'vitest';
import type { RawCell } from '../../../functions/workbook/cells.ts';
import { struck } from '../../../functions/workbook/crooked.ts';
import { copiedBeside, crookedCells, struckRests } from '../../../functions/workbook/crooked-copies.ts';
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
  return crookedCells(contacts, sheet(given), 'strike');
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

  describe('and is struck', () => {
    const marked: Row = { ...crooked, state: struck(reference), reference: struck(id) };
    /** The columns that are emptied, by row. */
    const emptied = (given: readonly Row[]): Record<number, string[]> => {
      const cells = crookedCells(contacts, sheet(given), 'empty');
      expect(cells.every(({ value }) => value === null)).toBe(true);
      const byRow = Map.groupBy(cells, ({ row }) => row);
      return Object.fromEntries([...byRow].map(([row, its]) => [row, its.map(({ key }) => key)]));
    };

    it('loses all that the straight row holds too, but for its marks', () => {
      expect(emptied([straight, marked])).toEqual({ 2: ['date', 'reach', 'name', 'id', 'submissionId'] });
    });

    it('keeps what somebody has written into it since', () => {
      const edited = { ...marked, followUp: 46_100, reach: 'Anna B.' };
      expect(emptied([straight, edited])).toEqual({ 2: ['date', 'name', 'id', 'submissionId'] });
      const rest = { state: marked.state, followUp: 46_100, reach: 'Anna B.' };
      expect(emptied([straight, rest])).toEqual({});
    });

    it('is told to people only for what will be left of it', () => {
      expect(struckRests(contacts, sheet([straight, marked, { state: marked.state }]))).toEqual([]);
      expect(struckRests(contacts, sheet([straight, { ...marked, reach: 'Anna B.' }]))).toEqual([
        { row: 2, key: 'reach' },
      ]);
      expect(struckRests(contacts, sheet([marked]))).toEqual([{ row: 1, key: 'date' }]);
    });

    it('stays as it is where its submission does not stand straight', () => {
      expect(
        emptied([marked, { ...straight, id: submissionId, reference: referenceOf(submissionId) }]),
      ).toEqual({});
    });

    it('loses in a column of the manager’s own what a person wrote in the straight one, and nothing of hers', () => {
      const ours = Object.keys(contacts.columns).length;
      const typed = Array.from({ length: ours }, () => undefined);
      const own = ['Bank', 'dringend', reference].map((stringValue) => ({ stringValue }));
      const given = sheet([straight, marked, straight]);
      expect(copiedBeside(contacts, given, 2, [...typed, ...own])).toEqual([ours]);
      expect(copiedBeside(contacts, given, 3, [...typed, ...own])).toEqual([]);
    });
  });
});
