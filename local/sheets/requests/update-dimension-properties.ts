import { stretchOf } from '../grid/dimension-range.ts';
import { writeMasked } from '../wire/field-mask.ts';
import { requestKind, requiredMask } from './request-kind.ts';

/** Sets size and visibility of rows or columns. */
export const updateDimensionProperties = requestKind(
  'updateDimensionProperties',
  ({ range, properties = {}, fields }, edit) => {
    const mask = requiredMask(fields, 'DimensionProperties');
    const { sheet, dimension, start, end, size } = stretchOf(edit.book, range);
    const kept = sheet.change().dimensions[dimension];
    for (let index = start; index < Math.min(end, size); index += 1) {
      const { pixelSize, hiddenByUser } = writeMasked(
        kept[index] ?? {},
        properties,
        mask,
      ) as typeof properties;
      const next = { ...(pixelSize ? { pixelSize } : {}), ...(hiddenByUser ? { hiddenByUser } : {}) };
      if (Object.keys(next).length > 0) kept[index] = next;
      else delete kept[index];
    }
  },
);
