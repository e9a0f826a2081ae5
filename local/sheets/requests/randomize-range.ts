import type { Cell } from '../grid/cell.ts';
import { copied } from '../grid/paste.ts';
import { areaOf } from '../grid/range.ts';
import { requestKind } from './request-kind.ts';

/** Puts the rows of a range in an order of chance. Metadata stays, and relative references move, as in a sort (assumed). */
export const randomizeRange = requestKind('randomizeRange', ({ range = {} }, edit) => {
  const area = areaOf(edit.book, range);
  edit.guard(area);
  const { rows } = area.sheet;
  const order = shuffled(Array.from({ length: area.endRow - area.startRow }, (_, at) => area.startRow + at));
  for (let column = area.startColumn; column < area.endColumn; column += 1) {
    const cells = order.map((row): Cell | undefined => rows.cell(row, column));
    order.forEach((from, at) => {
      const row = area.startRow + at;
      rows.set(row, column, copied(cells[at], { rows: row - from, columns: 0 }));
    });
  }
});

/** Fisher and Yates: each order is as likely as any other. */
function shuffled<T>(list: readonly T[]): T[] {
  const out = [...list];
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = Math.floor(Math.random() * (at + 1));
    [out[at], out[other]] = [out[other]!, out[at]!];
  }
  return out;
}
