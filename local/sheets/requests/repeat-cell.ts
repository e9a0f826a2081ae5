import { once } from '../grid/cell.ts';
import { cellWriter } from '../grid/cell-data.ts';
import { areaOf } from '../grid/range.ts';
import { checkValidation } from '../values/validation.ts';
import { requestKind, requiredMask } from './request-kind.ts';

/** Writes one cell over a range. What ends past the grid is cut; the grid does not grow (measured: gdrives M4). */
export const repeatCell = requestKind('repeatCell', ({ range = {}, cell = {}, fields }, edit) => {
  const write = cellWriter(requiredMask(fields, 'CellData'));
  const written = once((before) => write(before, cell));
  const area = areaOf(edit.book, range);
  edit.guard(area);
  const { rows } = area.sheet;
  for (let row = area.startRow; row < area.endRow; row += 1) {
    for (let column = area.startColumn; column < area.endColumn; column += 1) {
      const before = rows.cell(row, column);
      const after = written(before);
      checkValidation(edit, before, after, { row, column });
      rows.set(row, column, after);
    }
  }
});
