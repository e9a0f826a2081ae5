import { invalid } from '../errors.ts';
import { changeDimension } from '../grid/change-dimension.ts';
import { stretchOf, withinGrid } from '../grid/dimension-range.ts';
import { requestKind } from './request-kind.ts';

/**
 * Moves rows or columns. The destination counts before the removal and may be the grid's size; the place where they
 * stand already is refused, the one just past them moves nothing (measured: gitronald/gdrives, plan 018).
 */
export const moveDimension = requestKind('moveDimension', ({ source, destinationIndex = 0 }, edit) => {
  const { sheet, dimension, start, end, size } = withinGrid(stretchOf(edit.book, source));
  if (destinationIndex >= start && destinationIndex < end) {
    throw invalid(
      `destinationIndex[${destinationIndex}] must be outside the requested range[${start}-${end}]`,
    );
  }
  if (destinationIndex < 0 || destinationIndex > size) {
    const kind = dimension === 'ROWS' ? 'row' : 'column';
    throw invalid(`destinationIndex[${destinationIndex}] is after last ${kind}[${size}]`);
  }
  edit.guardSpan(sheet.id, dimension, Math.min(start, destinationIndex), Math.max(end, destinationIndex));
  if (destinationIndex === end) return;
  changeDimension(edit.book, sheet, dimension, { kind: 'move', start, end, to: destinationIndex });
});
