import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { FormulaError } from '../formula/errors.ts';
import { conditionTest, type Seen } from '../values/condition.ts';
import { type Locale, localeOf } from '../values/locale.ts';
import { CellReader } from '../values/render.ts';
import type { Given } from '../wire/given.ts';
import type { Book } from './book.ts';
import { type Area, areaOf, overlaps, wholeSheet } from './range.ts';
import type { Sheet, SheetInfo } from './sheet.ts';
import { type DimensionChange, shiftIndex } from './shift.ts';

type FilterCriteria = Given<sheets_v4.Schema$FilterCriteria>;
/** What the basic filter and filter views have in common; columns are counted from the sheet's first. */
type Filter = Pick<SheetInfo['filterViews'][number], 'criteria' | 'filterSpecs' | 'sortSpecs'>;

/** The criteria of each filtered column; a column's filterSpec comes before the older `criteria` (doc: deprecated). */
function criteriaOf({ criteria = {}, filterSpecs = [] }: Filter): Map<number, FilterCriteria> {
  const byColumn = new Map(
    Object.entries(criteria as Record<string, FilterCriteria>).map(([column, one]) => [Number(column), one]),
  );
  for (const { columnIndex = 0, filterCriteria } of filterSpecs) {
    if (filterCriteria) byColumn.set(columnIndex, filterCriteria);
  }
  return byColumn;
}

/**
 * The rows that the sheet's basic filter hides, by its criteria and the values as they stand now (assumed: Google may
 * wait until the filter is set anew). The range's first row is its header and always shows.
 */
export function hiddenByFilter(book: Book, sheet: Sheet, now?: Date): ReadonlySet<number> {
  const hidden = new Set<number>();
  const filter = sheet.info.basicFilter;
  if (!filter?.range || !overlaps(filter.range, wholeSheet(sheet))) return hidden;
  const area = areaOf(book, filter.range);
  const reader = new CellReader(book, sheet, now);
  for (const [column, criteria] of criteriaOf(filter)) {
    const shows = showing(criteria, localeOf(book.locale));
    if (column < area.startColumn || column >= area.endColumn) continue;
    for (const row of rowsBelowHeader(area)) {
      if (!hidden.has(row) && !shows(seen(reader, sheet, row, column))) hidden.add(row);
    }
  }
  return hidden;
}

function* rowsBelowHeader({ startRow, endRow }: Area): Generator<number> {
  for (let row = startRow + 1; row < endRow; row += 1) yield row;
}

function seen(reader: CellReader, sheet: Sheet, row: number, column: number): Seen {
  const cell = sheet.rows.cell(row, column);
  const value = reader.effective(cell, row, column);
  return {
    value: value instanceof FormulaError ? undefined : value,
    text: reader.formatted(cell, row, column) ?? '',
  };
}

/** Whether a cell shows: its text is not among the hidden ones, and it meets the condition. */
function showing({ hiddenValues = [], condition }: FilterCriteria, locale: Locale): (cell: Seen) => boolean {
  const hidden = new Set(hiddenValues);
  const test = condition && conditionTest(condition, locale);
  return (cell) => !hidden.has(cell.text) && (test?.(cell) ?? true);
}

/** Lets criteria and sort orders follow their columns; those of a deleted column go. */
export function followColumns<T extends Filter>(filter: T, change: DimensionChange): T {
  const { criteria, filterSpecs, sortSpecs } = filter;
  return {
    ...filter,
    ...(criteria
      ? {
          criteria: Object.fromEntries(
            Object.entries(criteria).flatMap(([column, one]) => {
              const next = shiftIndex(Number(column), change);
              return next === undefined ? [] : [[String(next), one]];
            }),
          ),
        }
      : {}),
    ...(filterSpecs ? { filterSpecs: followIndex(filterSpecs, 'columnIndex', change) } : {}),
    ...(sortSpecs ? { sortSpecs: followIndex(sortSpecs, 'dimensionIndex', change) } : {}),
  };
}

function followIndex<Name extends string, T extends { [Key in Name]?: number }>(
  specs: readonly T[],
  name: Name,
  change: DimensionChange,
): T[] {
  return specs.flatMap((spec) => {
    const next = shiftIndex(spec[name] ?? 0, change);
    return next === undefined ? [] : [{ ...spec, [name]: next }];
  });
}
