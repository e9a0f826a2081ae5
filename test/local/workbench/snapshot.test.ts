import { describe, expect, it } from 'vitest';
import { print, restoreCells, type Snapshot } from '../../../local/workbench/public/desk/snapshot.ts';

const text = (stringValue: string) => ({ userEnteredValue: { stringValue } });
const snapshot = (...rows: Snapshot['cells']): Snapshot => ({
  area: { left: 1, top: 4, right: 2, bottom: 4 + rows.length - 1 },
  cells: rows,
  rows: [],
  columns: [],
});

describe('a snapshot', () => {
  it('is compared by what people wrote; what lies outside it is blank', () => {
    const one = snapshot([text('a'), {}]);
    const other = snapshot([{ ...text('a'), note: 'x' }, {}]);
    expect(print(one, one.area)).toBe(print(other, one.area));
    expect(print(one, one.area)).not.toBe(print(snapshot([{}, text('a')]), one.area));
    expect(print(one, { ...one.area, bottom: 5 })).toBe('[[{"stringValue":"a"},null],[null,null]]');
  });

  it('is put back row by row where rows differ, with the fields that occur', () => {
    const before = snapshot([text('a'), {}], [text('b'), {}], [text('c'), { note: 'n' }]);
    const now = snapshot([text('x'), {}], [text('b'), {}], [text('c'), {}]);
    expect(restoreCells(7, before, now)).toEqual([
      {
        updateCells: {
          range: { sheetId: 7, startRowIndex: 4, endRowIndex: 5, startColumnIndex: 1, endColumnIndex: 3 },
          rows: [{ values: [text('a'), {}] }],
          fields: 'userEnteredValue,note',
        },
      },
      {
        updateCells: {
          range: { sheetId: 7, startRowIndex: 6, endRowIndex: 7, startColumnIndex: 1, endColumnIndex: 3 },
          rows: [{ values: [text('c'), { note: 'n' }] }],
          fields: 'userEnteredValue,note',
        },
      },
    ]);
    expect(restoreCells(7, before, before)).toEqual([]);
  });
});
