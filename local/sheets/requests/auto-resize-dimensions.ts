import { unsupported } from '../errors.ts';
import type { Edit } from '../grid/edit.ts';
import { stretchOf } from '../grid/dimension-range.ts';
import type { Sheet } from '../grid/sheet.ts';
import { CellReader } from '../values/render.ts';
import { requestKind } from './request-kind.ts';

/** Width of an average sign of Arial 10 and of a cell's padding, in pixels. Google measures the real letters. */
const SIGN_PIXELS = 7;
const PADDING_PIXELS = 8;
const LEAST_PIXELS = 21;

/** Fits columns to their widest text, by estimate; rows go back to their usual height. */
export const autoResizeDimensions = requestKind('autoResizeDimensions', (request, edit) => {
  if (request.dataSourceSheetDimensions) throw unsupported('Resizing a data source sheet');
  const { sheet, dimension, start, end, size } = stretchOf(edit.book, request.dimensions);
  const kept = sheet.change().dimensions[dimension];
  for (let index = start; index < Math.min(end, size); index += 1) {
    const { pixelSize: _size, ...rest } = kept[index] ?? {};
    const pixelSize = dimension === 'COLUMNS' ? textWidth(sheet, index, edit) : undefined;
    kept[index] = { ...rest, ...(pixelSize ? { pixelSize } : {}) };
  }
});

function textWidth(sheet: Sheet, column: number, { book, now }: Edit): number | undefined {
  const reader = new CellReader(book, sheet, now);
  let longest = 0;
  for (let row = 0; row < sheet.rows.length; row += 1) {
    longest = Math.max(longest, reader.formatted(sheet.rows.cell(row, column), row, column)?.length ?? 0);
  }
  return longest === 0 ? undefined : Math.max(LEAST_PIXELS, longest * SIGN_PIXELS + PADDING_PIXELS);
}
