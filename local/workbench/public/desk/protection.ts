import { meets, type Area, type OpenRange } from './area.ts';

/** A protected range, or a protected tab with exceptions, as the API tells it. */
export interface Protection {
  readonly range?: OpenRange;
  readonly unprotectedRanges?: readonly OpenRange[];
  readonly description?: string;
  /** Asks before an edit and hinders nobody. */
  readonly warningOnly?: boolean;
  readonly requestingUserCanEdit?: boolean;
}

/**
 * The protections that an edit of some areas runs into. Those that only warn come too; a hard one only where this
 * person may not edit.
 */
export function protectionsOf(
  protections: readonly Protection[],
  areas: readonly Area[],
): readonly Protection[] {
  return protections.filter(
    ({ range = {}, unprotectedRanges = [], warningOnly = false, requestingUserCanEdit = false }) =>
      (warningOnly || !requestingUserCanEdit) &&
      areas.some((area) => meets(area, range) && !unprotectedRanges.some((free) => covers(free, area))),
  );
}

function covers(range: OpenRange, { left, top, right, bottom }: Area): boolean {
  return (
    left >= (range.startColumnIndex ?? 0) &&
    right < (range.endColumnIndex ?? Infinity) &&
    top >= (range.startRowIndex ?? 0) &&
    bottom < (range.endRowIndex ?? Infinity)
  );
}
