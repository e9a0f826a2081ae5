import { holdsData, withParts } from '../grid/cell.ts';
import type { Edit } from '../grid/edit.ts';
import type { Area } from '../grid/range.ts';

/** Empties the cells of an area; formats, validation and notes stay. */
export function clearValues(edit: Edit, area: Area): void {
  edit.guard(area);
  const { rows } = area.sheet;
  for (let row = area.startRow; row < Math.min(area.endRow, rows.length); row += 1) {
    for (let column = area.startColumn; column < area.endColumn; column += 1) {
      const cell = rows.cell(row, column);
      if (holdsData(cell)) rows.set(row, column, withParts(cell, { value: undefined, formula: undefined }));
    }
  }
}
