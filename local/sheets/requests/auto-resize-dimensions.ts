import { unsupported } from '../errors.ts';
import type { Edit } from '../grid/edit.ts';
import { stretchOf } from '../grid/dimension-range.ts';
import type { Sheet } from '../grid/sheet.ts';
import { CellReader } from '../values/render.ts';
import { textWidth } from '../values/text-width.ts';
import { requestKind } from './request-kind.ts';

/** What stands left and right of a text in its cell: 3 + 3 of padding and the line between cells. */
const AROUND_PIXELS = 7;
const LEAST_PIXELS = 21;

/** Fits columns to their widest text; rows go back to their usual height. */
export const autoResizeDimensions = requestKind('autoResizeDimensions', (request, edit) => {
  if (request.dataSourceSheetDimensions) throw unsupported('Resizing a data source sheet');
  const { sheet, dimension, start, end, size } = stretchOf(edit.book, request.dimensions);
  const kept = sheet.change().dimensions[dimension];
  for (let index = start; index < Math.min(end, size); index += 1) {
    const { pixelSize: _size, ...rest } = kept[index] ?? {};
    const pixelSize = dimension === 'COLUMNS' ? columnWidth(sheet, index, edit) : undefined;
    kept[index] = { ...rest, ...(pixelSize ? { pixelSize } : {}) };
  }
});

function columnWidth(sheet: Sheet, column: number, { book, now }: Edit): number | undefined {
  const reader = new CellReader(book, sheet, now);
  let widest = 0;
  for (let row = 0; row < sheet.rows.length; row += 1) {
    widest = Math.max(widest, textWidth(reader.formatted(sheet.rows.cell(row, column), row, column) ?? ''));
  }
  return widest === 0 ? undefined : Math.max(LEAST_PIXELS, widest + AROUND_PIXELS);
}
