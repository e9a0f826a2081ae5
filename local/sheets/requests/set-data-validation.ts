import { once, withParts } from '../grid/cell.ts';
import { areaOf } from '../grid/range.ts';
import { requestKind } from './request-kind.ts';

/** Sets or, without a rule, clears the validation of a range. It is kept and shown; whether API writes are refused for it is a doubt. */
export const setDataValidation = requestKind('setDataValidation', ({ range = {}, rule }, edit) => {
  const area = areaOf(edit.book, range);
  edit.guard(area);
  const ruled = once((before) => withParts(before, { dataValidation: rule }));
  const { rows } = area.sheet;
  for (let row = area.startRow; row < area.endRow; row += 1) {
    for (let column = area.startColumn; column < area.endColumn; column += 1) {
      rows.set(row, column, ruled(rows.cell(row, column)));
    }
  }
});
