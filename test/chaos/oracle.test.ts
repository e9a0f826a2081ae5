import { describe, expect, it } from 'vitest';
import { judge, type Grid } from './oracle.ts';
import type { Sent, Told } from './residents.ts';

const HEADER = [
  'Datum',
  'Anliegen',
  'Name',
  'Eigene Spalte',
  'Stand',
  'Zeichen',
  'id',
  'Einsendung',
  'Eingegangen am',
];
const MARK = 'chaos-1-0-0';
const ID = 'ABCDEFGH23456789';

/** A text as it was sent, and what its sender was told. */
function sent(...told: Told[]): Sent {
  const references = new Set(told.includes('received') ? ['ABCD-EFGH'] : []);
  return {
    mark: MARK,
    kind: 'contact',
    cells: { Anliegen: `Bank ${MARK}`, Name: `N ${MARK}` },
    told,
    references,
  };
}

/** A row of *Kontakte* by header; what is left out is as it should be. */
function row(cells: Record<string, unknown> = {}): unknown[] {
  const whole: Record<string, unknown> = {
    Datum: 46_000,
    Anliegen: `Bank ${MARK}`,
    Name: `N ${MARK}`,
    Zeichen: 'ABCD-EFGH',
    id: ID,
    Einsendung: 'S1',
    'Eingegangen am': 46_000.5,
    ...cells,
  };
  return HEADER.map((header) => whole[header]);
}

function contacts(...rows: unknown[][]): Grid[] {
  return [{ file: 'contacts', title: 'Kontakte', rows: [HEADER, ...rows] }];
}

function review(id: string, kept = ''): Grid {
  const header = ['Was gesendet wurde', 'Einsendung', 'id'];
  return {
    file: 'contacts',
    title: 'Prüfen',
    rows: [header, [`{"need":"Bank ${MARK}", "id": "${kept}"}`, 'S1', id]],
  };
}

/** The same with an id of its own. */
const other = row({ id: 'BBBBBBBB23456789', Zeichen: 'BBBB-BBBB' });
const twin = row({ 'Eingegangen am': 46_000.6, Stand: 'eingegangen' });
const hers = { mark: 'chaos-1-m0-0', tab: 'Kontakte', cells: { Anliegen: 'Getippt chaos-1-m0-0' } };
const typed = row({
  Datum: '',
  Anliegen: 'Getippt chaos-1-m0-0',
  Name: '',
  Einsendung: '',
  'Eingegangen am': '',
});

describe('the oracle of the chaos run finds nothing wrong', () => {
  it.each([
    ['in a row that is there once', [sent('lost', 'received')], contacts(row())],
    ['in twins', [sent('received')], contacts(row(), twin)],
    [
      'in twins of two days, each dated on its own',
      [sent('received')],
      contacts(row(), row({ Datum: 46_001, 'Eingegangen am': 46_001.1 })),
    ],
    ['in a submission that came to Prüfen', [sent('received')], [...contacts(), review(ID)]],
    [
      'in one that stands in its tab and in Prüfen under one id',
      [sent('received')],
      [...contacts(row()), review('DDDDDDDD23456789', ID)],
    ],
    ['in one that nobody was promised', [sent('lost', 'refused')], contacts()],
    ['in one that is there although its connection broke', [sent('lost')], contacts(row())],
    [
      'in a crooked row that was struck',
      [sent('received')],
      contacts(row(), row({ Name: `x-${ID}`, id: '' })),
    ],
    [
      'in a crooked row that nobody takes for one',
      [sent('received')],
      contacts(row(), row({ Zeichen: ID, id: 'CCCCCCCC23456789' })),
    ],
    [
      'in a row without anything',
      [sent('received')],
      contacts(
        row(),
        HEADER.map(() => ''),
      ),
    ],
  ])('%s', (_what, all, grids) => {
    expect(judge(all, [], grids).wrong).toEqual([]);
  });

  it('in a row that the manager typed and that got an id', () => {
    expect(judge([], [hers], contacts(typed)).wrong).toEqual([]);
  });

  it('and counts what is where', () => {
    expect(judge([sent('received')], [], [...contacts(row(), twin)]).counts).toEqual({
      'rows in the sheet': 2,
      twins: 1,
      'texts received': 1,
    });
    expect(judge([sent('refused')], [], contacts(row())).counts).toMatchObject({
      'texts refused, but there': 1,
    });
  });
});

describe('the oracle of the chaos run says what is wrong', () => {
  it.each([
    ['received, and nowhere', [sent('received')], contacts(), 'was received, and is nowhere'],
    ['received, and struck only', [sent('received')], contacts(row({ id: `x-${ID}` })), 'is nowhere'],
    ['two ids for one text', [sent('received')], contacts(row(), other), 'counts 2 times'],
    ['twice though only lost', [sent('lost')], contacts(row(), other), 'counts 2 times'],
    [
      'in the sheet and in Prüfen under another id',
      [sent('received')],
      [...contacts(row()), review('B')],
      '(sheet and review)',
    ],
    [
      'equal ids, other content',
      [sent('received')],
      contacts(row(), row({ Datum: 45_000 })),
      'the id of another',
    ],
    [
      'a column too far',
      [sent('received')],
      contacts(row({ Name: '', 'Eigene Spalte': `N ${MARK}` })),
      'as it was sent',
    ],
    [
      'something in a column of hers',
      [sent('received')],
      contacts(row({ 'Eigene Spalte': 'von der Maschine' })),
      "the manager's own",
    ],
    [
      'a formula of a text',
      [sent('received')],
      contacts(row({ Name: `formula N ${MARK}` })),
      'as it was sent',
    ],
    ['another reference', [sent('received')], contacts(other), 'not in its row'],
    ['a crooked row alone', [sent('received')], contacts(row({ Zeichen: ID, id: 'S1' })), 'is nowhere'],
    ['no submission', [sent('received')], contacts(row({ Einsendung: '' })), 'which submission'],
    ['a stranger', [], contacts(row()), 'nobody sent'],
    ['a row without a mark', [], contacts(row({ Anliegen: 'x', Name: '' })), 'nobody entered'],
  ])('%s', (_what, all, grids, sentence) => {
    expect(judge(all, [], grids).wrong.join()).toContain(sentence);
  });

  it.each([
    ['gone', contacts(), 'is gone'],
    ['there twice', contacts(typed, typed), 'there twice'],
    [
      'with a word of somebody else',
      contacts(row({ ...hers.cells, Name: 'Name' })),
      'not as the manager typed it',
    ],
    [
      'overwritten',
      contacts([...typed.slice(0, 1), 'x', 'chaos-1-m0-0', ...typed.slice(3)]),
      'not as the manager',
    ],
  ])('a row of the manager’s that is %s', (_what, grids, sentence) => {
    expect(judge([], [hers], grids).wrong.join()).toContain(sentence);
  });
});

describe('the tabs in which nobody was to write', () => {
  const grid = (title: string, ...rows: unknown[][]): Grid => ({ file: 'directory', title, rows });
  const judged = (after: Grid[]) =>
    judge([], [], [], { before: [grid('Listen', ['Wort'], ['Wohnen'])], after });

  it('are right as they were, and wrong with another cell, another row, or none', () => {
    expect(judged([grid('Listen', ['Wort'], ['Wohnen'])]).wrong).toEqual([]);
    expect(judged([grid('Listen', ['Wort'], ['Geld'])]).wrong).toEqual([
      'directory/Listen, row 2: nobody was to write there',
    ]);
    expect(judged([grid('Listen', ['Wort'], ['Wohnen'], ['x'])]).wrong).toHaveLength(1);
    expect(judged([]).wrong).toEqual(['directory/Listen is gone']);
  });
});

it('takes a struck row that was emptied but for its marks for what it is', () => {
  const emptied = HEADER.map((header) => (header === 'Name' ? `x-${ID}` : undefined));
  expect(judge([], [], contacts(emptied))).toEqual({ wrong: [], counts: { 'rows struck': 1 } });
});
