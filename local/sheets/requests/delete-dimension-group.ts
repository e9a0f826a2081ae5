import { invalid } from '../errors.ts';
import { shownGroups } from '../grid/describe.ts';
import { stretchOf } from '../grid/dimension-range.ts';
import { regroup } from '../grid/groups.ts';
import { requestKind } from './request-kind.ts';

/** Takes one level of grouping off a stretch; tells the groups that are left (recorded). */
export const deleteDimensionGroup = requestKind('deleteDimensionGroup', ({ range }, { book }) => {
  const { sheet, dimension, start, end } = stretchOf(book, range);
  const info = sheet.change();
  if (!info.groups[dimension].some((group) => group.startIndex < end && group.endIndex > start)) {
    throw invalid('Cannot delete a group that does not exist in the requested range.');
  }
  info.groups[dimension] = regroup(info.groups[dimension], start, end, -1);
  return info.groups[dimension].length > 0 ? { dimensionGroups: shownGroups(sheet, dimension) } : {};
});
