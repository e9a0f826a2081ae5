import * as formulajs from '@formulajs/formulajs';
import { errorOf, FormulaError } from '../errors.ts';
import type { Value } from '../grid.ts';
import { define, type FormulaFunction, type Kind } from './define.ts';

type Compute = (...args: unknown[]) => unknown;

/**
 * Computes with a function of formulajs, which knows Excel's arithmetic; what a cell's text or an empty cell means is
 * decided here, before it is asked. Only functions whose results are checked in `functions.test.ts` are taken from it.
 * @throws FormulaError that the library gives
 */
export function compute(name: string, ...args: unknown[]): Value {
  const result = (formulajs as unknown as Record<string, Compute>)[name]!(...args);
  if (result instanceof Error) {
    const { type } = errorOf(result.message);
    throw new FormulaError(type, `Function ${name} cannot be computed with these values.`);
  }
  if (typeof result === 'number' && !Number.isFinite(result)) {
    throw new FormulaError('NUM', `Function ${name} gives no finite number.`);
  }
  return result as Value;
}

/** A function that is the library's once its arguments are coerced. */
export function fromLibrary(name: string, parameters: readonly Kind[]): FormulaFunction {
  return define(name, parameters, (_, ...args) => {
    const given = [...(args as unknown[])];
    while (given.length > 0 && given.at(-1) === undefined) given.pop();
    return compute(name, ...given);
  });
}
