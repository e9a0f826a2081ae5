import { invalid } from '../errors.ts';
import { areaOf } from '../grid/range.ts';
import { shiftCells } from '../grid/shift-cells.ts';
import { requestKind } from './request-kind.ts';

/** Deletes cells and moves those below up or those to the right to the left. The grid keeps its size. */
export const deleteRange = requestKind('deleteRange', ({ range = {}, shiftDimension }, edit) => {
  if (shiftDimension !== 'ROWS' && shiftDimension !== 'COLUMNS')
    throw invalid('Dimension must be specified.');
  shiftCells(edit, areaOf(edit.book, range), shiftDimension, 'delete');
});
