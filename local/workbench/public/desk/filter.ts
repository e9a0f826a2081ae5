import type { OpenRange } from './area.ts';

/** What a filter asks of one column; both may be given, then a row must pass both. */
export interface Criteria {
  readonly hiddenValues?: readonly string[];
  readonly condition?: {
    readonly type?: string;
    readonly values?: ReadonlyArray<{ readonly userEnteredValue?: string }>;
  };
}

/** A basic filter or a filter view as the API tells it; `filterSpecs` is the newer form of `criteria`. */
export interface WireFilter {
  readonly range?: OpenRange;
  readonly criteria?: Readonly<Record<string, Criteria>>;
  readonly filterSpecs?: ReadonlyArray<{ readonly columnIndex?: number; readonly filterCriteria?: Criteria }>;
}

/** A filter view: a way of looking that has a name. */
export interface WireFilterView extends WireFilter {
  readonly filterViewId: number;
  readonly title: string;
}

/** Conditions that the desk offers, by their names in the API. */
export const CONDITIONS = ['TEXT_CONTAINS', 'TEXT_NOT_CONTAINS', 'BLANK', 'NOT_BLANK'] as const;

/** What a filter asks, by column. */
export function criteriaOf({ criteria = {}, filterSpecs = [] }: WireFilter): ReadonlyMap<number, Criteria> {
  if (filterSpecs.length > 0) {
    return new Map(
      filterSpecs.map(({ columnIndex = 0, filterCriteria = {} }) => [columnIndex, filterCriteria]),
    );
  }
  return new Map(Object.entries(criteria).map(([column, asked]) => [Number(column), asked]));
}

/** What is sent for criteria: those of one column in the place of what was asked there before. */
export function withCriteria(
  filter: WireFilter,
  column: number,
  asked: Criteria | undefined,
): Pick<WireFilter, 'filterSpecs'> {
  const all = new Map(criteriaOf(filter));
  if (asked) all.set(column, asked);
  else all.delete(column);
  return {
    filterSpecs: [...all]
      .toSorted(([a], [b]) => a - b)
      .map(([columnIndex, filterCriteria]) => ({ columnIndex, filterCriteria })),
  };
}

/** Whether a shown value passes. Conditions that the desk does not know hide nothing. */
export function passes({ hiddenValues = [], condition }: Criteria, value: string): boolean {
  if (hiddenValues.includes(value)) return false;
  const wanted = (condition?.values?.[0]?.userEnteredValue ?? '').toLocaleLowerCase('de');
  const text = value.toLocaleLowerCase('de');
  switch (condition?.type) {
    case 'TEXT_CONTAINS':
      return text.includes(wanted);
    case 'TEXT_NOT_CONTAINS':
      return !text.includes(wanted);
    case 'TEXT_STARTS_WITH':
      return text.startsWith(wanted);
    case 'TEXT_ENDS_WITH':
      return text.endsWith(wanted);
    case 'TEXT_EQ':
      return text === wanted;
    case 'TEXT_NOT_EQ':
      return text !== wanted;
    case 'BLANK':
      return value === '';
    case 'NOT_BLANK':
      return value !== '';
    default:
      return true;
  }
}

/** The rows that a filter hides; its first row is the header and always shows. `except` leaves out one column's criteria. */
export function hiddenRows(
  filter: WireFilter,
  values: readonly (readonly string[])[],
  rowCount: number,
  except?: number,
): Set<number> {
  const asked = [...criteriaOf(filter)].filter(([column]) => column !== except);
  const hidden = new Set<number>();
  if (asked.length === 0) return hidden;
  const { startRowIndex = 0, endRowIndex = rowCount } = filter.range ?? {};
  for (let y = startRowIndex + 1; y < Math.min(endRowIndex, rowCount); y += 1) {
    if (!asked.every(([column, criteria]) => passes(criteria, values[y]?.[column] ?? ''))) hidden.add(y);
  }
  return hidden;
}

/** The values to tick in a column, in order, once each; rows that other columns hide do not count. */
export function valuesToTick(
  filter: WireFilter,
  column: number,
  values: readonly (readonly string[])[],
  rowCount: number,
): string[] {
  const hidden = hiddenRows(filter, values, rowCount, column);
  const { startRowIndex = 0, endRowIndex = rowCount } = filter.range ?? {};
  const found = new Set<string>();
  // Blank rows below the last content would add nothing but "(leer)", which no person means.
  for (let y = startRowIndex + 1; y < Math.min(endRowIndex, values.length); y += 1) {
    if (!hidden.has(y)) found.add(values[y]?.[column] ?? '');
  }
  return [...found].toSorted(new Intl.Collator('de', { numeric: true }).compare);
}
