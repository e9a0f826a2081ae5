import { asBoolean, type Environment, order } from '../coerce.ts';
import { FormulaError } from '../errors.ts';
import { type Grid, isGrid, type Value, valuesIn } from '../grid.ts';
import { define, type FormulaFunction } from './define.ts';

/** The one value of a result that stood as an argument. */
function one(result: Value | Grid): Value {
  if (!isGrid(result)) return result;
  if (result.rows === 1 && result.columns === 1) return result.at(0, 0);
  throw new FormulaError('VALUE', 'An array value could not be found.');
}

/** Texts and empty cells in ranges do not count. */
function booleansIn(environment: Environment, name: string, grids: readonly Grid[]): boolean[] {
  const found: boolean[] = [];
  for (const [at, grid] of grids.entries()) {
    for (const value of valuesIn(grid)) {
      if (value instanceof FormulaError) throw value;
      if (grid.literal) found.push(asBoolean(value, environment, { name, index: at + 1 }));
      else if (typeof value === 'boolean' || typeof value === 'number') found.push(Boolean(value));
    }
  }
  if (found.length > 0) return found;
  throw new FormulaError('VALUE', `${name} has no valid input data.`);
}

export const logic: readonly FormulaFunction[] = [
  define('IF', ['boolean', 'lazy', 'lazy?'], (_, condition, then, otherwise) =>
    condition ? then() : otherwise ? otherwise() : false,
  ),
  define('IFS', ['lazy', 'lazy', 'lazy*'], (environment, ...args) => {
    for (let at = 0; at + 1 < args.length; at += 2) {
      if (asBoolean(one(args[at]!()), environment, { name: 'IFS', index: at + 1 })) return args[at + 1]!();
    }
    throw new FormulaError('N_A', 'No match');
  }),
  define('SWITCH', ['scalar', 'lazy', 'lazy', 'lazy*'], (_, value, ...args) => {
    for (let at = 0; at + 1 < args.length; at += 2) {
      if (order(value, one(args[at]!())) === 0) return args[at + 1]!();
    }
    if (args.length % 2 === 1) return args.at(-1)!();
    throw new FormulaError('N_A', 'No match');
  }),
  define('IFERROR', ['value', 'lazy?'], (_, value, otherwise) =>
    value instanceof FormulaError ? otherwise?.() : value,
  ),
  define('IFNA', ['value', 'lazy?'], (_, value, otherwise) =>
    value instanceof FormulaError && value.type === 'N_A' ? otherwise?.() : value,
  ),
  define('AND', ['grid', 'grid*'], (environment, ...grids) =>
    booleansIn(environment, 'AND', grids).every(Boolean),
  ),
  define('OR', ['grid', 'grid*'], (environment, ...grids) =>
    booleansIn(environment, 'OR', grids).some(Boolean),
  ),
  define(
    'XOR',
    ['grid', 'grid*'],
    (environment, ...grids) => booleansIn(environment, 'XOR', grids).filter(Boolean).length % 2 === 1,
  ),
  define('NOT', ['boolean'], (_, value) => !value),
  define('TRUE', [], () => true),
  define('FALSE', [], () => false),
  define('ISBLANK', ['value'], (_, value) => value === undefined),
  define('ISNUMBER', ['value'], (_, value) => typeof value === 'number'),
  define('ISTEXT', ['value'], (_, value) => typeof value === 'string'),
  define('ISLOGICAL', ['value'], (_, value) => typeof value === 'boolean'),
  define('ISERROR', ['value'], (_, value) => value instanceof FormulaError),
  define('ISNA', ['value'], (_, value) => value instanceof FormulaError && value.type === 'N_A'),
  define('NA', [], () => {
    throw new FormulaError('N_A', '');
  }),
];
