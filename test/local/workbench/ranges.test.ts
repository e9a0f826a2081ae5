import { describe, expect, it } from 'vitest';
import {
  a1,
  areaName,
  columnName,
  parseArea,
  parseCell,
  toRanges,
  type CellEdit,
} from '../../../local/workbench/public/desk/ranges.ts';

const edits = (...cells: Array<[number, number, string]>): CellEdit[] =>
  cells.map(([x, y, value]) => ({ x, y, value }));

describe('the edits of one act', () => {
  it('are one cell where one cell was typed', () => {
    expect(toRanges('Angebote', edits([2, 3, 'öffentlich']))).toEqual([
      { range: "'Angebote'!C4", values: [['öffentlich']] },
    ]);
  });

  it('are one block where a block was pasted, in whatever order its cells come', () => {
    expect(toRanges('A', edits([1, 1, 'd'], [0, 0, 'a'], [0, 1, 'c'], [1, 0, 'b']))).toEqual([
      {
        range: "'A'!A1:B2",
        values: [
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
    ]);
  });

  it('leave out the cells between that nobody touched', () => {
    expect(toRanges('A', edits([0, 0, 'a'], [2, 0, 'c'], [0, 2, 'x'])).map(({ range }) => range)).toEqual([
      "'A'!A1",
      "'A'!C1",
      "'A'!A3",
    ]);
  });

  it('count the last where a cell was changed twice', () => {
    expect(toRanges('A', edits([0, 0, 'first'], [0, 0, 'last']))).toEqual([
      { range: "'A'!A1", values: [['last']] },
    ]);
  });
});

describe('names in A1 notation', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %i is %s', (x, name) => expect(columnName(x)).toBe(name));

  it('are quoted always, quotes doubled', () => {
    expect(a1("Anna's CRM26", 0, 1, 2, 3)).toBe("'Anna''s CRM26'!A2:C4");
  });
});

describe('parseCell', () => {
  it.each([
    ['A1', { x: 0, y: 0 }],
    ['B7', { x: 1, y: 6 }],
    ['AA100', { x: 26, y: 99 }],
  ])('finds the place of %s', (text, place) => {
    expect(parseCell(text)).toEqual(place);
  });

  it.each(['', 'A', '7', 'a1', 'A0', 'A1:B2'])('finds none in "%s"', (text) => {
    expect(parseCell(text)).toBeNull();
  });
});

describe('an address in the name box', () => {
  it.each([
    [' b7 ', 'B7'],
    ['a1:c4', 'A1:C4'],
    ['C4:A1', 'A1:C4'],
  ])('%s means %s', (typed, name) => {
    expect(areaName(parseArea(typed)!)).toBe(name);
  });

  it.each(['', 'Status', 'A1:', 'A1:B'])('"%s" means nothing', (typed) => {
    expect(parseArea(typed)).toBeNull();
  });
});
