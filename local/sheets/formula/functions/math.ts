import { asNumber, type Environment } from '../coerce.ts';
import { FormulaError } from '../errors.ts';
import { type Grid, valuesIn } from '../grid.ts';
import { define, type FormulaFunction } from './define.ts';
import { compute, fromLibrary } from './library.ts';

/** The numbers of ranges and lists; texts, booleans and empty cells in them do not count, but those in the formula do. */
function numbersIn(environment: Environment, name: string, grids: readonly Grid[]): number[] {
  const numbers: number[] = [];
  for (const [at, grid] of grids.entries()) {
    for (const value of valuesIn(grid)) {
      if (value instanceof FormulaError) throw value;
      if (typeof value === 'number') numbers.push(value);
      else if (grid.literal) numbers.push(asNumber(value, environment, { name, index: at + 1 }));
    }
  }
  return numbers;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** A function of all numbers in its arguments. */
function aggregate(name: string, apply: (numbers: number[]) => number): FormulaFunction {
  return define(name, ['grid', 'grid*'], (environment, first, ...more) =>
    apply(numbersIn(environment, name, [first, ...more])),
  );
}

/** A function of the library of all numbers in one range and one number more. */
function ranked(name: string): FormulaFunction {
  return define(name, ['grid', 'number'], (environment, range, n) =>
    compute(name, numbersIn(environment, name, [range]), n),
  );
}

export const math: readonly FormulaFunction[] = [
  aggregate('SUM', sum),
  aggregate('PRODUCT', (numbers) => numbers.reduce((product, number) => product * number, 1)),
  aggregate('AVERAGE', (numbers) => {
    if (numbers.length > 0) return sum(numbers) / numbers.length;
    throw new FormulaError('DIVIDE_BY_ZERO', 'Evaluation of function AVERAGE caused a divide by zero error.');
  }),
  aggregate('MIN', (numbers) => numbers.reduce((least, number) => Math.min(least, number), numbers[0] ?? 0)),
  aggregate('MAX', (numbers) => numbers.reduce((most, number) => Math.max(most, number), numbers[0] ?? 0)),
  aggregate('MEDIAN', (numbers) => {
    if (numbers.length > 0) return compute('MEDIAN', numbers) as number;
    throw new FormulaError('NUM', 'MEDIAN has no valid input data.');
  }),
  define('COUNT', ['grid', 'grid*'], (_, first, ...more) =>
    count([first, ...more], (value) => typeof value === 'number'),
  ),
  define('COUNTA', ['grid', 'grid*'], (_, first, ...more) =>
    count([first, ...more], (value) => value !== undefined),
  ),
  define('COUNTBLANK', ['grid', 'grid*'], (_, first, ...more) => {
    const grids = [first, ...more];
    const cells = grids.reduce((total, grid) => total + grid.rows * grid.columns, 0);
    return cells - count(grids, (value) => value !== undefined && value !== '');
  }),
  ranked('LARGE'),
  ranked('SMALL'),
  define(
    'SUMPRODUCT',
    ['grid', 'grid*'],
    (_, first, ...more) => {
      const grids = [first, ...more];
      if (grids.some((grid) => grid.rows !== first.rows || grid.columns !== first.columns)) {
        throw new FormulaError('VALUE', 'SUMPRODUCT has mismatched range sizes.');
      }
      let total = 0;
      for (let row = 0; row < Math.min(...grids.map((grid) => grid.filled)); row += 1) {
        for (let column = 0; column < first.columns; column += 1) {
          total += grids.reduce((product, grid) => {
            const value = grid.at(row, column);
            if (value instanceof FormulaError) throw value;
            return product * (typeof value === 'number' ? value : 0);
          }, 1);
        }
      }
      return total;
    },
    { arrays: true },
  ),
  define('ABS', ['number'], (_, x) => Math.abs(x)),
  define('INT', ['number'], (_, x) => Math.floor(x)),
  define('MOD', ['number', 'number'], (_, x, by) => {
    if (by === 0) throw new FormulaError('DIVIDE_BY_ZERO', 'Function MOD parameter 2 cannot be zero.');
    return x - by * Math.floor(x / by);
  }),
  define('SQRT', ['number'], (_, x) => {
    if (x >= 0) return Math.sqrt(x);
    throw new FormulaError(
      'NUM',
      `Function SQRT parameter 1 value is ${x}. It should be greater than or equal to 0.`,
    );
  }),
  fromLibrary('ROUND', ['number', 'number?']),
  fromLibrary('ROUNDUP', ['number', 'number?']),
  fromLibrary('ROUNDDOWN', ['number', 'number?']),
  fromLibrary('TRUNC', ['number', 'number?']),
  fromLibrary('CEILING', ['number', 'number?']),
  fromLibrary('FLOOR', ['number', 'number?']),
  fromLibrary('MROUND', ['number', 'number']),
  fromLibrary('POWER', ['number', 'number']),
  fromLibrary('SIGN', ['number']),
  fromLibrary('QUOTIENT', ['number', 'number']),
  fromLibrary('EVEN', ['number']),
  fromLibrary('ODD', ['number']),
  fromLibrary('PI', []),
];

function count(grids: readonly Grid[], counts: (value: unknown) => boolean): number {
  let total = 0;
  for (const grid of grids) for (const value of valuesIn(grid)) if (counts(value)) total += 1;
  return total;
}
