import { withParts } from '../grid/cell.ts';
import { areaOf } from '../grid/range.ts';
import { requestKind } from './request-kind.ts';

/** Takes white space off the start and end of texts and leaves one blank for any within (doc). Formulas stay. */
export const trimWhitespace = requestKind('trimWhitespace', ({ range = {} }, edit) => {
  const area = areaOf(edit.book, range);
  edit.guard(area);
  const { rows } = area.sheet;
  let cellsChangedCount = 0;
  for (let row = area.startRow; row < Math.min(area.endRow, rows.length); row += 1) {
    for (let column = area.startColumn; column < area.endColumn; column += 1) {
      const cell = rows.cell(row, column);
      if (typeof cell?.value !== 'string') continue;
      const value = cell.value.trim().replace(/\s+/gu, ' ');
      if (value === cell.value) continue;
      rows.set(row, column, withParts(cell, { value }));
      cellsChangedCount += 1;
    }
  }
  return cellsChangedCount > 0 ? { cellsChangedCount } : {};
});
