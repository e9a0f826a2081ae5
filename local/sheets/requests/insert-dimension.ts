import { invalid } from '../errors.ts';
import { lookOf } from '../grid/cell.ts';
import { changeDimension } from '../grid/change-dimension.ts';
import { type DimensionStretch, stretchOf } from '../grid/dimension-range.ts';
import { requestKind } from './request-kind.ts';

/** Inserts rows or columns; the new ones take format and validation from the one before or after. */
export const insertDimension = requestKind(
  'insertDimension',
  ({ range, inheritFromBefore = false }, edit) => {
    const stretch = stretchOf(edit.book, range);
    const { sheet, dimension, start, end, size } = stretch;
    if (start > size) throw invalid(`startIndex[${start}] is out of range: the sheet ends at ${size}.`);
    if (inheritFromBefore && start === 0) {
      throw invalid('inheritFromBefore cannot be true when inserting at the start of the grid.');
    }
    changeDimension(edit.book, sheet, dimension, { kind: 'insert', at: start, count: end - start });
    inherit(stretch, inheritFromBefore ? start - 1 : end);
  },
);

function inherit({ sheet, dimension, start, end }: DimensionStretch, from: number): void {
  const { rows } = sheet;
  if (dimension === 'ROWS') {
    const model = rows.row(from)?.map((cell) => cell && lookOf(cell));
    if (model?.some((cell) => cell !== undefined))
      for (let row = start; row < end; row += 1) rows.setRow(row, model);
  } else {
    for (let row = 0, last = rows.length; row < last; row += 1) {
      const cell = rows.cell(row, from);
      if (!cell?.format && !cell?.dataValidation) continue;
      for (let column = start; column < end; column += 1) rows.set(row, column, lookOf(cell));
    }
  }
  const size = sheet.info.dimensions[dimension][from];
  if (!size) return;
  for (let index = start; index < end; index += 1) sheet.change().dimensions[dimension][index] = { ...size };
}
