import type { Book } from './book.ts';
import { followColumns } from './filter.ts';
import { followDimension } from './follow.ts';
import type { Row } from './row-store.ts';
import type { Sheet, SheetInfo, WireGridRange } from './sheet.ts';
import { type DimensionChange, reorder, shiftIndex, shiftSpan, type Span, takesPartOf } from './shift.ts';

export type Dimension = 'ROWS' | 'COLUMNS';

/**
 * Inserts, deletes or moves rows or columns of a sheet with everything that hangs on them: cells, sizes, ranges of
 * merges, filters, validation by range, protection, tables, names, references in formulas, and developer metadata. The
 * grid's size follows.
 */
export function changeDimension(
  book: Book,
  sheet: Sheet,
  dimension: Dimension,
  change: DimensionChange,
): void {
  const info = sheet.change();
  const grid = info.properties.gridProperties;
  const size = dimension === 'ROWS' ? 'rowCount' : 'columnCount';
  const frozen = dimension === 'ROWS' ? 'frozenRowCount' : 'frozenColumnCount';
  const kept = shiftSpan({ start: 0, end: grid[frozen] ?? 0 }, change)?.end ?? 0;
  if (change.kind === 'insert') grid[size] += change.count;
  if (change.kind === 'delete') {
    grid[size] -= change.end - change.start;
    if (grid[frozen]) {
      if (kept > 0) grid[frozen] = kept;
      else delete grid[frozen];
    }
  }
  moveCells(sheet, dimension, change);
  followDimension(book, sheet, dimension, change);
  moveProperties(info, dimension, change);
  moveRanges(book, info, sheet.id, dimension, change);
  moveNames(book, sheet.id, dimension, change);
  moveMetadata(book, sheet.id, dimension, change);
}

function moveCells(sheet: Sheet, dimension: Dimension, change: DimensionChange): void {
  if (dimension === 'ROWS') {
    sheet.rows.replaceRows(reorder(sheet.rows.rows(), change, () => undefined));
    return;
  }
  sheet.rows.replaceRows(
    sheet.rows.rows().map((row): Row | undefined => row && reorder(Array.from(row), change, () => undefined)),
  );
}

function moveProperties(info: SheetInfo, dimension: Dimension, change: DimensionChange): void {
  info.dimensions[dimension] = Object.fromEntries(
    Object.entries(info.dimensions[dimension]).flatMap(([index, properties]) => {
      const next = shiftIndex(Number(index), change);
      return next === undefined ? [] : [[String(next), properties]];
    }),
  );
  info.groups[dimension] = info.groups[dimension].flatMap((group) => {
    const span = shiftSpan({ start: group.startIndex, end: group.endIndex }, change);
    return span ? [{ ...group, startIndex: span.start!, endIndex: span.end! }] : [];
  });
}

/**
 * The range after the change; null when nothing of it is left; as it was when it lies on another sheet, or reaches out
 * of the columns or rows `across`, if only these move.
 */
function shiftRange(
  book: Book,
  range: WireGridRange,
  sheetId: number,
  dimension: Dimension,
  change: DimensionChange,
  across: Span = {},
): WireGridRange | null {
  if ((range.sheetId ?? 0) !== sheetId || !liesAcross(range, dimension, across)) return range;
  const [start, end] =
    dimension === 'ROWS'
      ? (['startRowIndex', 'endRowIndex'] as const)
      : (['startColumnIndex', 'endColumnIndex'] as const);
  const before = { start: range[start], end: range[end] };
  if (!book.doubts.partMoveSplitsRanges && takesPartOf(before, change)) return range;
  const span = shiftSpan(before, change);
  if (!span) return null;
  return {
    ...range,
    ...(span.start === undefined ? {} : { [start]: span.start }),
    ...(span.end === undefined ? {} : { [end]: span.end }),
  };
}

/** A merge of which one cell is left is none. */
function isSeveralCells({
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
}: WireGridRange): boolean {
  const one = (start = 0, end = Infinity): boolean => end - start === 1;
  return !one(startRowIndex, endRowIndex) || !one(startColumnIndex, endColumnIndex);
}

function liesAcross(
  range: WireGridRange,
  dimension: Dimension,
  { start = 0, end = Infinity }: Span,
): boolean {
  const [from = 0, to = Infinity] =
    dimension === 'ROWS'
      ? [range.startColumnIndex, range.endColumnIndex]
      : [range.startRowIndex, range.endRowIndex];
  return from >= start && to <= end;
}

/** Moves the ranges of a sheet: merges, formats, filters, tables, protections. `across` as for one range. */
export function moveRanges(
  book: Book,
  info: SheetInfo,
  sheetId: number,
  dimension: Dimension,
  change: DimensionChange,
  across?: Span,
): void {
  const shift = (range: WireGridRange): WireGridRange | null =>
    shiftRange(book, range, sheetId, dimension, change, across);
  const many = (ranges: WireGridRange[] | undefined): WireGridRange[] =>
    (ranges ?? []).flatMap((range) => shift(range) ?? []);
  const withRange = <T extends { range?: WireGridRange }>(items: T[]): T[] =>
    items.flatMap((item) => {
      if (!item.range) return [item];
      const range = shift(item.range);
      return range ? [{ ...item, range }] : [];
    });
  info.merges = many(info.merges).filter(isSeveralCells);
  info.conditionalFormats = info.conditionalFormats.flatMap((rule) => {
    const ranges = many(rule.ranges);
    return ranges.length > 0 ? [{ ...rule, ranges }] : [];
  });
  const follow = <T extends SheetInfo['filterViews'][number]>(filter: T): T =>
    dimension === 'COLUMNS' && filter.range && liesAcross(filter.range, dimension, across ?? {})
      ? followColumns(filter, change)
      : filter;
  info.filterViews = withRange(info.filterViews).map(follow);
  info.tables = withRange(info.tables);
  info.protectedRanges = withRange(info.protectedRanges).map((item) =>
    item.unprotectedRanges ? { ...item, unprotectedRanges: many(item.unprotectedRanges) } : item,
  );
  if (info.basicFilter?.range) {
    const range = shift(info.basicFilter.range);
    info.basicFilter = range ? follow({ ...info.basicFilter, range }) : undefined;
  }
}

/** Moves the named ranges of a sheet. `across` as for one range. */
export function moveNames(
  book: Book,
  sheetId: number,
  dimension: Dimension,
  change: DimensionChange,
  across?: Span,
): void {
  if (!book.info.namedRanges.some((entry) => (entry.range.sheetId ?? 0) === sheetId)) return;
  const info = book.change();
  info.namedRanges = info.namedRanges.flatMap((entry) => {
    const range = shiftRange(book, entry.range, sheetId, dimension, change, across);
    return range ? [{ ...entry, range }] : [];
  });
}

function moveMetadata(book: Book, sheetId: number, dimension: Dimension, change: DimensionChange): void {
  const type = dimension === 'ROWS' ? 'ROW' : 'COLUMN';
  if (!book.info.metadata.some(({ place }) => place.type === type && place.sheetId === sheetId)) return;
  const info = book.change();
  info.metadata = info.metadata.flatMap((entry) => {
    const { place } = entry;
    if (place.type !== type || place.sheetId !== sheetId) return [entry];
    const index = shiftIndex(place.index, change);
    return index === undefined ? [] : [{ ...entry, place: { ...place, index } }];
  });
}
