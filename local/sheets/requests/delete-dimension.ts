import { invalid } from '../errors.ts';
import { changeDimension } from '../grid/change-dimension.ts';
import { stretchOf, withinGrid } from '../grid/dimension-range.ts';
import { requestKind } from './request-kind.ts';

/** Deletes rows or columns with what hangs on them. Not all of them. */
export const deleteDimension = requestKind('deleteDimension', ({ range }, edit) => {
  const { sheet, dimension, start, end, size } = withinGrid(stretchOf(edit.book, range));
  if (end - start >= size) {
    throw invalid(`You can't delete all the ${dimension === 'ROWS' ? 'rows' : 'columns'} on the sheet.`);
  }
  edit.guardSpan(sheet.id, dimension, start, end);
  changeDimension(edit.book, sheet, dimension, { kind: 'delete', start, end });
});
