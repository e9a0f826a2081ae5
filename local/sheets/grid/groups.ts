import type { DimensionGroup } from './sheet.ts';

/**
 * The groups after one more level was laid over a stretch (`by` 1) or taken off it (`by` -1). Groups are the runs of
 * each depth, as the API's page describes: [B:D] and then [C:E] give [B:E] at depth 1 and [C:D] at depth 2.
 */
export function regroup(
  groups: readonly DimensionGroup[],
  start: number,
  end: number,
  by: 1 | -1,
): DimensionGroup[] {
  const size = Math.max(end, ...groups.map((group) => group.endIndex));
  const depths = Array.from({ length: size }, (_, index) => {
    const depth = groups.filter((group) => group.startIndex <= index && index < group.endIndex).length;
    return Math.max(0, depth + (index >= start && index < end ? by : 0));
  });
  const out: DimensionGroup[] = [];
  const deepest = Math.max(0, ...depths);
  for (let depth = 1; depth <= deepest; depth += 1) {
    for (let index = 0; index < size; index += 1) {
      if ((depths[index] ?? 0) < depth) continue;
      const startIndex = index;
      while ((depths[index] ?? 0) >= depth) index += 1;
      const same = groups.find((group) => group.startIndex === startIndex && group.endIndex === index);
      out.push({ startIndex, endIndex: index, depth, ...(same?.collapsed ? { collapsed: true } : {}) });
    }
  }
  return out;
}
