import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnName } from '../../../../local/sheets/grid/a1.ts';
import { changeDimension, type Dimension } from '../../../../local/sheets/grid/change-dimension.ts';
import { type DimensionChange, reorder } from '../../../../local/sheets/grid/shift.ts';
import { copiedFormula, rewriteReferences } from '../../../../local/sheets/formula/rewrite.ts';
import { bookOf } from '../book.ts';
import { enterFormulas, formulasOf } from '../formulas.ts';

const ROWS = 20;
const COLUMNS = 6;

interface Step {
  dimension: Dimension;
  change: DimensionChange;
}

/** Changes that a grid of 20 × 6 takes one after the other, whatever came before: at most two lines go at a time. */
const step = (dimension: Dimension, size: number): fc.Arbitrary<Step> => {
  const span = fc
    .tuple(fc.nat(size - 2), fc.integer({ min: 1, max: 2 }))
    .map(([start, count]) => ({ start, end: start + count }));
  const change: fc.Arbitrary<DimensionChange> = fc.oneof(
    fc.record({
      kind: fc.constant('insert' as const),
      at: fc.nat(size),
      count: fc.integer({ min: 2, max: 3 }),
    }),
    span.map((given) => ({ kind: 'delete' as const, ...given })),
    fc
      .tuple(span, fc.nat(size))
      .filter(([{ start, end }, to]) => to < start || to > end)
      .map(([given, to]) => ({ kind: 'move' as const, ...given, to })),
  );
  return change.map((made) => ({ dimension, change: made }));
};
/** Insertions first, so that the grid stays larger than every later index. */
const steps = fc
  .array(fc.oneof(step('ROWS', ROWS), step('COLUMNS', COLUMNS)), { maxLength: 8 })
  .map((list) =>
    list.toSorted((a, b) => Number(b.change.kind === 'insert') - Number(a.change.kind === 'insert')),
  )
  .filter((list) => {
    const room = { ROWS: 0, COLUMNS: 0 };
    return list.every(({ dimension, change }) => {
      if (change.kind === 'insert') room[dimension] += change.count;
      if (change.kind === 'delete') room[dimension] -= change.end - change.start;
      return room[dimension] >= 0;
    });
  });

describe('references in formulas', () => {
  it('name the same cells after any sequence of inserted, deleted and moved rows and columns', () => {
    fc.assert(
      fc.property(steps, fc.nat(ROWS - 1), fc.nat(COLUMNS - 1), fc.nat(3), (list, row, column, fixed) => {
        const book = bookOf();
        const sheet = book.grid(7);
        // The formula lies on a sheet of its own, so that no change takes it away.
        const [dollarColumn, dollarRow] = [fixed & 1 ? '$' : '', fixed & 2 ? '$' : ''];
        const other = sheet.fork();
        other.change().properties = { ...other.info.properties, sheetId: 8, title: 'Andere' };
        book.sheets.push(other);
        enterFormulas(book, { A1: `=Liste!${dollarColumn}${columnName(column)}${dollarRow}${row + 1}*2` }, 8);
        // The model: the cells' names, each moved as a list is.
        const lines = {
          ROWS: Array.from({ length: ROWS }, (_, index) => index),
          COLUMNS: Array.from({ length: COLUMNS }, (_, index) => index),
        };
        for (const { dimension, change } of list) {
          changeDimension(book, sheet, dimension, change);
          const before = lines[dimension];
          lines[dimension] =
            change.kind === 'insert' && change.at >= before.length
              ? [...before, ...Array.from({ length: change.count }, () => -1)]
              : reorder(before, change, () => -1);
        }
        const [r, c] = [lines.ROWS.indexOf(row), lines.COLUMNS.indexOf(column)];
        const cell = r < 0 || c < 0 ? '#REF!' : `Liste!${dollarColumn}${columnName(c)}${dollarRow}${r + 1}`;
        expect(formulasOf(book, 8)).toEqual({ A1: `=${cell}*2` });
      }),
    );
  });
  it('of a range name exactly what is left of its rows after deletions, in whatever order', () => {
    const deletion = fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 2 }));
    fc.assert(
      fc.property(fc.array(deletion, { maxLength: 5 }), fc.nat(9), fc.nat(9), (list, a, b) => {
        const book = bookOf();
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const other = book.grid(7).fork();
        other.change().properties = { ...other.info.properties, sheetId: 8, title: 'Andere' };
        book.sheets.push(other);
        enterFormulas(book, { A1: `=SUM(Liste!B${a + 1}:C${b + 1})` }, 8);
        let rows = Array.from({ length: ROWS }, (_, index) => index);
        for (const [start, count] of list) {
          const change = { kind: 'delete' as const, start, end: start + count };
          changeDimension(book, book.grid(7), 'ROWS', change);
          rows = reorder(rows, change, () => -1);
        }
        const places = rows.flatMap((row, place) => (row >= low && row <= high ? [place + 1] : []));
        const [first, last] = a <= b ? [places[0], places.at(-1)] : [places.at(-1), places[0]];
        expect(formulasOf(book, 8)).toEqual({
          A1: places.length > 0 ? `=SUM(Liste!B${first}:C${last})` : '=SUM(#REF!)',
        });
      }),
    );
  });
  it('stay as they are written when nothing changes', () => {
    const text = `=sum( a1 : B2; 'Zwei Wörter'!$A$1:$A , "A1", A:A,2:2,A2:A) & Kasse & LOG10(A1) & 1,5`;
    expect(rewriteReferences(text, (reference) => reference)).toBe(text);
  });
  it.each([
    ['=A1+$A1+A$1+$A$1', '=C4+$A4+C$1+$A$1'],
    ['=SUM(A:A;2:2;A2:A)', '=SUM(C:C;5:5;C5:C)'],
    ["=Andere!B2&'Zwei Wörter'!B2", "=Andere!D5&'Zwei Wörter'!D5"],
    ['="A1"&LOG10(A1)', '="A1"&LOG10(C4)'],
    ['=A1.B1+FOOA1+A1B+#REF!A1+12*A1', '=A1.B1+FOOA1+A1B+#REF!C4+12*C4'],
  ])('move along in a copy three rows and two columns further: %s', (formula, copy) => {
    expect(copiedFormula(formula, 3, 2)).toBe(copy);
  });
  it('of a copy that lead out of the grid are gone', () => {
    expect(copiedFormula('=A1+B2', -1, 0)).toBe('=#REF!+B1');
  });
});
