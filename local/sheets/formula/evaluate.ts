import { asBoolean, asNumber, asText, type Environment } from './coerce.ts';
import { FormulaError } from './errors.ts';
import type { FormulaFunction, Kind } from './functions/define.ts';
import { functions } from './functions/index.ts';
import { type Grid, isGrid, matrix, single, type Value } from './grid.ts';
import type { Node } from './parse.ts';
import type { Reference } from './reference.ts';

/** What a formula is computed in: its place, and the cells and names it can see. */
export interface Scope extends Environment {
  place: { row: number; column: number };
  /** @throws FormulaError when there is no such sheet */
  range: (reference: Reference) => Grid;
  /** The cells of a named range; undefined for no name. */
  named: (name: string) => Grid | undefined;
}

type Result = Value | Grid;

/** Computes a formula's tree to the one value its cell holds. Errors are values. */
export function evaluate(node: Node, scope: Scope): Value {
  return caught(() => {
    const result = compute(node, scope, false);
    if (!isGrid(result)) return result;
    if (node.kind !== 'call' || (result.rows === 1 && result.columns === 1)) return beside(result, scope);
    throw new FormulaError(
      'ERROR',
      'A formula that fills more than one cell is not supported by this local Sheets server.',
    );
  });
}

/** `arrays`: operators and functions of single values work on every value of a range, as within SUMPRODUCT. */
function compute(node: Node, scope: Scope, arrays: boolean): Result {
  switch (node.kind) {
    case 'value':
      return node.value;
    case 'reference':
      return scope.range(node.reference);
    case 'name': {
      const range = scope.named(node.name);
      if (!range) throw new FormulaError('NAME', `Unknown range name: '${node.name.toUpperCase()}'.`);
      return range;
    }
    default: {
      const called = functions.get(node.name);
      if (!called) throw new FormulaError('NAME', `Unknown function: '${node.name}'.`);
      checkCount(called, node.args.length);
      return call(called, node.args, scope, arrays || called.arrays);
    }
  }
}

function call(called: FormulaFunction, args: readonly Node[], scope: Scope, arrays: boolean): Result {
  const kinds = args.map((_, at) => kindAt(called.parameters, at));
  const given = args.map((arg, at): Result | (() => Result) =>
    kinds[at] === 'lazy'
      ? once(() => caught(() => compute(arg, scope, arrays)))
      : caught(() => {
          const result = compute(arg, scope, arrays);
          return kinds[at] === 'grid' && !isGrid(result) ? single(result, true) : result;
        }),
  );
  const apply = (values: readonly unknown[]): Result => {
    const coerced = values.map((value, at) =>
      coerce(value, kinds[at], scope, { name: called.name, index: at + 1 }),
    );
    return called.apply(scope, ...(coerced as never[]));
  };
  const spread = arrays
    ? given.filter((value, at) => kinds[at] !== 'grid' && isGrid(value) && !isOne(value))
    : [];
  if (spread.length === 0) return apply(given);
  return overAll(spread as Grid[], (row, column) =>
    caught(() => {
      const result = apply(
        given.map((value, at) => (kinds[at] === 'grid' ? value : placed(value, row, column))),
      );
      return isGrid(result) ? result.at(0, 0) : result;
    }),
  );
}

/** Applies something to each place of grids that are as large as the largest of them. */
function overAll(grids: readonly Grid[], at: (row: number, column: number) => Value): Grid {
  const rows = Math.max(...grids.map((grid) => grid.rows));
  const columns = Math.max(...grids.map((grid) => grid.columns));
  return matrix(
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => at(row, column)),
    ),
  );
}

function placed(value: Result | (() => Result), row: number, column: number): Result | (() => Result) {
  if (typeof value === 'function') return () => placed(value(), row, column) as Result;
  return isGrid(value) ? repeated(value, row, column) : value;
}

/** A single row or column counts for every row or column; past the end of others lies `#N/A`. */
function repeated(grid: Grid, row: number, column: number): Value {
  const r = grid.rows === 1 ? 0 : row;
  const c = grid.columns === 1 ? 0 : column;
  if (r < grid.rows && c < grid.columns) return grid.at(r, c);
  return new FormulaError('N_A', 'Argument array sizes differ.');
}

function coerce(
  value: unknown,
  kind: Kind | undefined,
  scope: Scope,
  parameter: { name: string; index: number },
): unknown {
  if (kind === 'lazy') return value;
  if (kind === 'grid') {
    if (value instanceof FormulaError) throw value;
    return value;
  }
  const one = isGrid(value) ? caught(() => beside(value, scope)) : (value as Value);
  switch (kind) {
    case 'number':
      return asNumber(one, scope, parameter);
    case 'text':
      return asText(one, scope);
    case 'boolean':
      return asBoolean(one, scope, parameter);
    case 'scalar':
      if (one instanceof FormulaError) throw one;
      return one;
    default:
      return one;
  }
}

/** Of a range where one value is wanted: the cell in the formula's own row or column. */
function beside(grid: Grid, { place }: Scope): Value {
  if (isOne(grid)) return grid.at(0, 0);
  const row = grid.rows === 1 ? 0 : place.row - (grid.place?.row ?? Infinity);
  const column = grid.columns === 1 ? 0 : place.column - (grid.place?.column ?? Infinity);
  const meets =
    (grid.rows === 1 || grid.columns === 1) &&
    row >= 0 &&
    row < grid.rows &&
    column >= 0 &&
    column < grid.columns;
  if (!meets) throw new FormulaError('VALUE', 'An array value could not be found.');
  return grid.at(row, column);
}

function isOne(grid: Grid): boolean {
  return grid.rows === 1 && grid.columns === 1;
}

/** What the argument at a place is for; the parameters that repeat do so in turn. */
function kindAt(parameters: readonly Kind[], at: number): Kind | undefined {
  const fixed = parameters.filter((kind) => !kind.endsWith('*')).length;
  const place = at < fixed ? at : fixed + ((at - fixed) % (parameters.length - fixed));
  return parameters[place]?.replace(/[?*]$/, '') as Kind | undefined;
}

function checkCount({ name, parameters }: FormulaFunction, count: number): void {
  const least = parameters.filter((kind) => !/[?*]$/.test(kind)).length;
  const most = parameters.at(-1)?.endsWith('*') ? Infinity : parameters.length;
  if (count >= least && count <= most) return;
  const expected =
    least === most
      ? `${least} arguments`
      : most === Infinity
        ? `at least ${least} arguments`
        : `between ${least} and ${most} arguments`;
  throw new FormulaError(
    'N_A',
    `Wrong number of arguments to ${name}. Expected ${expected}, but got ${count} arguments.`,
  );
}

/** Calls a function when its result is first wanted, and never again. */
export function once<T>(act: () => T): () => T {
  let known: { result: T } | undefined;
  return () => (known ??= { result: act() }).result;
}

/** Turns what is thrown as an error value into one. */
function caught<T>(act: () => T): T | FormulaError {
  try {
    return act();
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}
