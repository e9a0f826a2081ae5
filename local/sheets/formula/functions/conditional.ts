import type { Environment } from '../coerce.ts';
import { criterion } from '../criterion.ts';
import { FormulaError } from '../errors.ts';
import { type Grid, isGrid, part, type Value } from '../grid.ts';
import { define, type FormulaFunction } from './define.ts';

/** The places, row by row, whose cells meet all conditions: range, criterion, range, criterion, … */
function* meeting(
  environment: Environment,
  name: string,
  conditions: readonly (Grid | Value)[],
): Generator<[number, number]> {
  const tests: { grid: Grid; meets: (value: Value) => boolean }[] = [];
  for (let at = 0; at < conditions.length; at += 2) {
    const grid = conditions[at];
    const given = conditions[at + 1];
    if (!isGrid(grid) || isGrid(given)) throw new FormulaError('N_A', 'Argument must be a range.');
    tests.push({ grid, meets: criterion(given, environment) });
  }
  const { rows, columns } = tests[0]!.grid;
  if (tests.some(({ grid }) => grid.rows !== rows || grid.columns !== columns)) {
    throw new FormulaError('VALUE', `Array arguments to ${name} are of different size.`);
  }
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (tests.every(({ grid, meets }) => meets(grid.at(row, column)))) yield [row, column];
    }
  }
}

interface Total {
  sum: number;
  count: number;
}

/** Sum and count of the numbers of a range at the places that meet; SUMIF's range counts from its corner. */
function total(
  environment: Environment,
  name: string,
  values: Grid,
  conditions: readonly (Grid | Value)[],
): Total {
  const out: Total = { sum: 0, count: 0 };
  for (const [row, column] of meeting(environment, name, conditions)) {
    const value = values.at(row, column);
    if (value instanceof FormulaError) throw value;
    if (typeof value !== 'number') continue;
    out.sum += value;
    out.count += 1;
  }
  return out;
}

function mean(name: string, { sum, count }: Total): number {
  if (count > 0) return sum / count;
  throw new FormulaError('DIVIDE_BY_ZERO', `Evaluation of function ${name} caused a divide by zero error.`);
}

function sameSize(name: string, values: Grid, conditions: readonly (Grid | Value)[]): void {
  const [first] = conditions;
  if (isGrid(first) && first.rows === values.rows && first.columns === values.columns) return;
  throw new FormulaError('VALUE', `Array arguments to ${name} are of different size.`);
}

function countOf(places: Iterable<unknown>): number {
  let count = 0;
  for (const _ of places) count += 1;
  return count;
}

/** The values that go with a range of the same size, starting at the corner of another. */
function alike(values: Grid | undefined, range: Grid): Grid {
  return values ? part(values, 0, 0, range.rows, range.columns) : range;
}

export const conditional: readonly FormulaFunction[] = [
  define('COUNTIF', ['grid', 'scalar'], (environment, range, given) =>
    countOf(meeting(environment, 'COUNTIF', [range, given])),
  ),
  define('COUNTIFS', ['grid', 'scalar', 'grid*', 'scalar*'], (environment, ...conditions) =>
    countOf(meeting(environment, 'COUNTIFS', conditions)),
  ),
  define(
    'SUMIF',
    ['grid', 'scalar', 'grid?'],
    (environment, range, given, values) =>
      total(environment, 'SUMIF', alike(values, range), [range, given]).sum,
  ),
  define('SUMIFS', ['grid', 'grid', 'scalar', 'grid*', 'scalar*'], (environment, values, ...conditions) => {
    sameSize('SUMIFS', values, conditions);
    return total(environment, 'SUMIFS', values, conditions).sum;
  }),
  define('AVERAGEIF', ['grid', 'scalar', 'grid?'], (environment, range, given, values) =>
    mean('AVERAGEIF', total(environment, 'AVERAGEIF', alike(values, range), [range, given])),
  ),
  define(
    'AVERAGEIFS',
    ['grid', 'grid', 'scalar', 'grid*', 'scalar*'],
    (environment, values, ...conditions) => {
      sameSize('AVERAGEIFS', values, conditions);
      return mean('AVERAGEIFS', total(environment, 'AVERAGEIFS', values, conditions));
    },
  ),
];
