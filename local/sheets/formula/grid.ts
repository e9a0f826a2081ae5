import type { Scalar } from '../grid/cell.ts';
import type { FormulaError } from './errors.ts';

/** What a cell or a formula can hold; undefined is an empty cell. */
export type Value = Scalar | undefined | FormulaError;

/** Values in rows and columns: the cells of a range, computed when asked for, or what a function gave. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** One past the last row that can hold anything; below it all is empty. */
  readonly filled: number;
  at: (row: number, column: number) => Value;
  /** Where a range lies, for a formula that stands beside it. */
  readonly place?: { row: number; column: number };
  /** A value written into the formula itself: functions are stricter about it than about a cell's. */
  readonly literal?: boolean;
}

/** One value as a grid. */
export function single(value: Value, literal = false): Grid {
  return { rows: 1, columns: 1, filled: 1, at: () => value, literal };
}

/** Computed values as a grid. */
export function matrix(values: readonly (readonly Value[])[]): Grid {
  const columns = values[0]?.length ?? 0;
  return { rows: values.length, columns, filled: values.length, at: (row, column) => values[row]?.[column] };
}

/** A part of a grid. */
export function part(grid: Grid, row: number, column: number, rows: number, columns: number): Grid {
  return {
    rows,
    columns,
    filled: Math.max(0, Math.min(rows, grid.filled - row)),
    at: (r, c) => grid.at(row + r, column + c),
    ...(grid.place ? { place: { row: grid.place.row + row, column: grid.place.column + column } } : {}),
  };
}

/** The values row by row, down to the last row that can hold anything. */
export function* valuesIn(grid: Grid): Generator<Value> {
  for (let row = 0; row < grid.filled; row += 1) {
    for (let column = 0; column < grid.columns; column += 1) yield grid.at(row, column);
  }
}

/** Whether a result is a range or list. */
export function isGrid(result: unknown): result is Grid {
  return typeof result === 'object' && result !== null && 'at' in result;
}
