import { describe, expect, it } from 'vitest';
import type { Seen } from './contestant.ts';
import { judgeAppend, judgeCells, judgeRead } from './judge.ts';
import { idOfEntry, LETTERS } from './entries.ts';
import type { Cells } from './scene.ts';

const head = ['Anliegen', 'Meine Farbe', 'Name', 'Rückmeldung an', 'Stand', 'Personen', 'id'];
const line = (letter: string, at: number): unknown[] => [
  `need-${letter}`,
  `own-${letter}`,
  `name-${letter}`,
  `reach-${letter}`,
  `state-${letter}`,
  101 + at,
  idOfEntry(letter),
];

/** The tab with the entries, after a change of its lines. */
function sheet(change: (lines: unknown[][]) => unknown[][] = (lines) => lines): Cells {
  return new Map([[0, change([head, ...LETTERS.map(line)])]]);
}

/** What a reader who makes no mistake gives. */
const rows: Seen[] = LETTERS.map((letter, at) => ({
  need: `need-${letter}`,
  name: `name-${letter}`,
  reach: `reach-${letter}`,
  state: `state-${letter}`,
  persons: 101 + at,
  id: idOfEntry(letter),
}));

const set = (row: number, column: number, value: unknown) => (lines: unknown[][]) =>
  lines.map((cells, at) => (at === row ? cells.with(column, value) : cells));

describe('what a reader gives is', () => {
  it.each<[string, readonly Seen[], Cells]>([
    ['all of the sheet', rows, sheet()],
    ['all of the sheet and a note', [...rows, { need: 'Hier geht es weiter' }], sheet()],
    ['all but what she cleared', rows.with(5, { ...rows[5], persons: null }), sheet(set(6, 5, ''))],
  ])('right where it is %s', (_, given, cells) => {
    expect(judgeRead(given, false, cells, 0)).toBe('right');
  });

  it.each<[string, readonly Seen[], Cells]>([
    ['an entry is missing', rows.slice(1), sheet()],
    ['a cell is missing', rows.with(2, { ...rows[2], name: null }), sheet()],
    ['a number is missing', rows.with(2, { ...rows[2], persons: null }), sheet()],
    ['a cell is another entry’s', rows.with(2, { ...rows[2], name: 'name-A' }), sheet()],
    ['an id is another entry’s', rows.with(2, { ...rows[2], id: idOfEntry('A') }), sheet()],
    [
      'a column is gone from the sheet',
      rows.map((row) => ({ ...row, persons: null })),
      sheet((lines) => lines.map((cells) => cells.toSpliced(5, 1))),
    ],
    ['the tab is gone', [], new Map()],
  ])('lost unsaid where %s', (_, given, cells) => {
    expect(judgeRead(given, false, cells, 0)).toBe('LOST');
  });

  it('loud where what is missing is said', () => {
    expect(judgeRead(rows.slice(1), true, sheet(), 0)).toBe('loud');
  });
});

describe('a cell that was to be written', () => {
  const judged = (after: Cells, said = false) =>
    judgeCells({ said, before: sheet(), after }, 0, 'C', { state: 'geprüft' });

  it('is right, lost, or said to be missing', () => {
    expect(judged(sheet(set(3, 4, 'geprüft')))).toBe('right');
    expect(judged(sheet())).toBe('LOST');
    expect(judged(sheet(), true)).toBe('loud');
  });

  it.each<[string, (lines: unknown[][]) => unknown[][]]>([
    ['another entry’s', set(2, 4, 'geprüft')],
    ['of another column', set(3, 2, 'geprüft')],
    ['of her own, and be it blanked', (lines) => set(3, 1, '')(set(3, 4, 'geprüft')(lines))],
    ['written a second time further down', (lines) => [...set(3, 4, 'geprüft')(lines), ['geprüft']]],
  ])('is foreign where the cell is %s, also when something was said', (_, change) => {
    expect(judged(sheet(change), true)).toBe('FOREIGN');
  });

  it('is foreign where a formula became its value, and not where a time was read and written back', () => {
    const formula = (value: unknown) => (lines: unknown[][]) => lines.map((cells) => [...cells, value]);
    const judgedFrom = (before: unknown, after: unknown) =>
      judgeCells(
        {
          said: false,
          before: sheet(formula(before)),
          after: sheet((lines) => set(3, 4, 'geprüft')(formula(after)(lines))),
        },
        0,
        'C',
        { state: 'geprüft' },
      );
    expect(judgedFrom('=A2*2', 4)).toBe('FOREIGN');
    expect(judgedFrom(46329.45833333333, 46329.458333333336)).toBe('right');
  });
});

describe('an entry that was appended', () => {
  const sent: Seen = {
    ...rows[0],
    need: 'need-G',
    name: 'name-G',
    reach: 'reach-G',
    state: 'state-G',
    id: idOfEntry('G'),
  };
  const added = line('G', 0).with(1, '');
  const judged = (after: Cells, read: readonly Seen[], said = false, kept = false) =>
    judgeAppend({ said, before: sheet(), after }, 0, { kept, read, sent });

  it('is right where it stands once, each text under its like, and is read so', () => {
    expect(
      judged(
        sheet((lines) => [...lines, added]),
        [...rows, sent],
      ),
    ).toBe('right');
  });

  it.each<[string, Cells, readonly Seen[]]>([
    ['it is not there', sheet(), rows],
    ['it is there twice', sheet((lines) => [...lines, added, added]), [...rows, sent, sent]],
    [
      'a cell is not there',
      sheet((lines) => [...lines, added.with(2, '')]),
      [...rows, { ...sent, name: null }],
    ],
    [
      'it is read right and stands in other columns',
      sheet((lines) => [...lines, added.with(0, added[2]).with(2, added[0])]),
      [...rows, sent],
    ],
  ])('is lost unsaid where %s', (_, after, read) => {
    expect(judged(after, read)).toBe('LOST');
  });

  it('is loud where it is refused and kept, and lost where nobody keeps it', () => {
    expect(judged(sheet(), rows, true, true)).toBe('loud');
    expect(judged(sheet(), rows, true, false)).toBe('LOST');
  });

  it('changes no cell that held something', () => {
    expect(
      judged(
        sheet((lines) => [...set(6, 0, 'need-G')(lines), added]),
        [...rows, sent],
      ),
    ).toBe('FOREIGN');
  });
});
