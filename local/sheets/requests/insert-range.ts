import { invalid } from '../errors.ts';
import { areaOf } from '../grid/range.ts';
import { shiftCells } from '../grid/shift-cells.ts';
import { requestKind } from './request-kind.ts';

/** Inserts empty cells, without format (assumed), and moves those in their place down or to the right. */
export const insertRange = requestKind('insertRange', ({ range = {}, shiftDimension }, edit) => {
  if (shiftDimension !== 'ROWS' && shiftDimension !== 'COLUMNS')
    throw invalid('Dimension must be specified.');
  shiftCells(edit, areaOf(edit.book, range), shiftDimension, 'insert');
});
