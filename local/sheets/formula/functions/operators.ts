import { asText, order } from '../coerce.ts';
import { FormulaError } from '../errors.ts';
import { define, type FormulaFunction } from './define.ts';

function compare(name: string, holds: (order: number) => boolean): FormulaFunction {
  return define(name, ['scalar', 'scalar'], (_, a, b) => holds(order(a, b)));
}

/** The operators under the names that Google gives them; a formula may call them by name too. */
export const operators: readonly FormulaFunction[] = [
  define('ADD', ['number', 'number'], (_, a, b) => a + b),
  define('MINUS', ['number', 'number'], (_, a, b) => a - b),
  define('MULTIPLY', ['number', 'number'], (_, a, b) => a * b),
  define('DIVIDE', ['number', 'number'], (_, a, b) => {
    if (b === 0) throw new FormulaError('DIVIDE_BY_ZERO', 'Function DIVIDE parameter 2 cannot be zero.');
    return a / b;
  }),
  define('POW', ['number', 'number'], (_, a, b) => {
    const power = a ** b;
    if (!Number.isFinite(power))
      throw new FormulaError('NUM', `POW(${a},${b}) does not evaluate to a finite number.`);
    return power;
  }),
  define('UMINUS', ['number'], (_, a) => 0 - a),
  define('UNARY_PERCENT', ['number'], (_, a) => a / 100),
  define(
    'CONCAT',
    ['scalar', 'scalar'],
    (environment, a, b) => asText(a, environment) + asText(b, environment),
  ),
  compare('EQ', (sign) => sign === 0),
  compare('NE', (sign) => sign !== 0),
  compare('LT', (sign) => sign < 0),
  compare('LTE', (sign) => sign <= 0),
  compare('GT', (sign) => sign > 0),
  compare('GTE', (sign) => sign >= 0),
];
