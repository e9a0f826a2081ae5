import { shownGroups } from '../grid/describe.ts';
import { stretchOf } from '../grid/dimension-range.ts';
import { regroup } from '../grid/groups.ts';
import { requestKind } from './request-kind.ts';

/** Groups rows or columns. The first group of a sheet sets where its control stands (recorded for columns). */
export const addDimensionGroup = requestKind('addDimensionGroup', ({ range }, { book }) => {
  const { sheet, dimension, start, end } = stretchOf(book, range);
  const info = sheet.change();
  info.groups[dimension] = regroup(info.groups[dimension], start, end, 1);
  info.properties.gridProperties[
    dimension === 'ROWS' ? 'rowGroupControlAfter' : 'columnGroupControlAfter'
  ] ??= true;
  return { dimensionGroups: shownGroups(sheet, dimension) };
});
