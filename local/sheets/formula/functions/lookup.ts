import { asText, order } from '../coerce.ts';
import { wildcard } from '../criterion.ts';
import { FormulaError } from '../errors.ts';
import { type Grid, part, type Value } from '../grid.ts';
import type { Scalar } from '../../grid/cell.ts';
import { define, type FormulaFunction } from './define.ts';

/** A row or column as a list of cells to look through. */
interface Line {
  length: number;
  at: (index: number) => Value;
}

function lineOf(grid: Grid): Line {
  return grid.columns === 1
    ? { length: grid.filled, at: (index) => grid.at(index, 0) }
    : { length: grid.columns, at: (index) => grid.at(0, index) };
}

/** Whether a cell is what is looked for: the same kind of value, texts in any case and, if asked, with wildcards. */
function matcher(wanted: Scalar | undefined, wildcards: boolean): (value: Value) => boolean {
  if (typeof wanted === 'string' && wildcards) {
    const fits = wildcard(wanted);
    return (value) => typeof value === 'string' && fits(value);
  }
  return (value) =>
    value !== undefined &&
    !(value instanceof FormulaError) &&
    typeof value === typeof (wanted ?? 0) &&
    order(value, wanted) === 0;
}

function exact(
  wanted: Scalar | undefined,
  line: Line,
  wildcards: boolean,
  backwards = false,
): number | undefined {
  const matches = matcher(wanted, wildcards);
  for (let step = 0; step < line.length; step += 1) {
    const at = backwards ? line.length - 1 - step : step;
    if (matches(line.at(at))) return at;
  }
  return undefined;
}

/** In a sorted line, the last value of the same kind that is not above (`sign` 1) or not below (-1) what is wanted. */
function lastUpTo(wanted: Scalar | undefined, line: Line, sign: 1 | -1): number | undefined {
  let found: number | undefined;
  for (let at = 0; at < line.length; at += 1) {
    const value = line.at(at);
    if (value === undefined || value instanceof FormulaError || typeof value !== typeof (wanted ?? 0))
      continue;
    if (sign * order(value, wanted) > 0) break;
    found = at;
  }
  return found;
}

/** In a line in any order, the exact value, or else the next below (-1) or above (1). */
function nearest(wanted: Scalar | undefined, line: Line, direction: 1 | -1): number | undefined {
  let found: number | undefined;
  for (let at = 0; at < line.length; at += 1) {
    const value = line.at(at);
    if (value === undefined || value instanceof FormulaError || typeof value !== typeof (wanted ?? 0))
      continue;
    if (direction * order(value, wanted) < 0) continue;
    if (found === undefined || direction * order(value, line.at(found)) < 0) found = at;
  }
  return found;
}

function notFound(name: string, wanted: string): FormulaError {
  return new FormulaError('N_A', `Did not find value '${wanted}' in ${name} evaluation.`);
}

/** VLOOKUP and, with rows and columns exchanged, HLOOKUP. */
function tableLookup(name: string, turn: (grid: Grid) => Grid): FormulaFunction {
  return define(
    name,
    ['scalar', 'grid', 'number', 'boolean?'],
    (environment, wanted, range, index, sorted = true) => {
      const table = turn(range);
      const column = Math.trunc(index) - 1;
      if (column < 0) {
        throw new FormulaError(
          'VALUE',
          `Function ${name} parameter 3 value is ${index}. It should be greater than or equal to 1.`,
        );
      }
      if (column >= table.columns)
        throw new FormulaError('REF', `${name} evaluates to an out of bounds range.`);
      const line = lineOf(part(table, 0, 0, table.rows, 1));
      const row = sorted ? lastUpTo(wanted, line, 1) : exact(wanted, line, true);
      if (row === undefined) throw notFound(name, asText(wanted, environment));
      return table.at(row, column);
    },
  );
}

function turned(grid: Grid): Grid {
  return {
    rows: grid.columns,
    columns: grid.rows,
    filled: grid.columns,
    at: (row, column) => grid.at(column, row),
  };
}

function bounds(index: number, parameter: number, size: number): number {
  const whole = Math.trunc(index);
  if (whole >= 0 && whole <= size) return whole;
  throw new FormulaError(
    'NUM',
    `Function INDEX parameter ${parameter} value is ${whole}. Valid values are between 0 and ${size} inclusive.`,
  );
}

export const lookup: readonly FormulaFunction[] = [
  tableLookup('VLOOKUP', (grid) => grid),
  tableLookup('HLOOKUP', turned),
  define(
    'XLOOKUP',
    ['scalar', 'grid', 'grid', 'lazy?', 'number?', 'number?'],
    (environment, wanted, range, results, missing, mode = 0, direction = 1) => {
      const down = range.columns === 1;
      if ((!down && range.rows !== 1) || ![0, 1, -1, 2].includes(mode) || ![1, -1].includes(direction)) {
        throw new FormulaError('VALUE', 'This use of XLOOKUP is not supported by this local Sheets server.');
      }
      if (down ? results.rows !== range.rows : results.columns !== range.columns) {
        throw new FormulaError('VALUE', 'Array arguments to XLOOKUP are of different size.');
      }
      const line = lineOf(range);
      const at =
        exact(wanted, line, mode === 2, direction < 0) ??
        (mode === 1 || mode === -1 ? nearest(wanted, line, mode) : undefined);
      if (at === undefined) {
        const instead = missing?.();
        if (instead !== undefined) return instead;
        throw notFound('XLOOKUP', asText(wanted, environment));
      }
      return down ? part(results, at, 0, 1, results.columns) : part(results, 0, at, results.rows, 1);
    },
  ),
  define('MATCH', ['scalar', 'grid', 'number?'], (environment, wanted, range, type = 1) => {
    if (range.columns > 1 && range.rows > 1) {
      throw new FormulaError('N_A', 'MATCH range must be a single row or a single column.');
    }
    const line = lineOf(range);
    const at = type === 0 ? exact(wanted, line, true) : lastUpTo(wanted, line, type > 0 ? 1 : -1);
    if (at === undefined) throw notFound('MATCH', asText(wanted, environment));
    return at + 1;
  }),
  define('INDEX', ['grid', 'number?', 'number?'], (_, range, first = 0, second) => {
    // Of a single row the one index counts columns.
    const flat = second === undefined && range.rows === 1;
    const row = flat ? 0 : bounds(first, 2, range.rows);
    const column = flat ? bounds(first, 2, range.columns) : bounds(second ?? 0, 3, range.columns);
    return part(
      range,
      row === 0 ? 0 : row - 1,
      column === 0 ? 0 : column - 1,
      row === 0 ? range.rows : 1,
      column === 0 ? range.columns : 1,
    );
  }),
  define('ROWS', ['grid'], (_, range) => range.rows),
  define('COLUMNS', ['grid'], (_, range) => range.columns),
];
