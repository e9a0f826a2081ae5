import { type Environment, numberIn, order } from './coerce.ts';
import { FormulaError } from './errors.ts';
import type { Value } from './grid.ts';

type Test = (value: Value) => boolean;

/**
 * What COUNTIF and its kind count by: a value, or a text such as `>=10`, `<>`, `Bre*`. Numbers and dates in it are read
 * by the locale and meet numbers only; texts meet whole texts in any case; `*` and `?` stand for signs, `~` before them
 * takes that away.
 */
export function criterion(given: Value, environment: Environment): Test {
  if (typeof given !== 'string') return equals(given ?? 0);
  const [, operator = '', operand = ''] = /^(<=|>=|<>|=|<|>)?([\s\S]*)$/.exec(given) ?? [];
  const wanted = operandOf(operand, environment);
  switch (operator) {
    case '':
    case '=':
      return wanted === ''
        ? (value) => value === undefined || (operator === '' && value === '')
        : equals(wanted);
    case '<>': {
      const same = wanted === '' ? (value: Value) => value === undefined : equals(wanted);
      return (value) => !same(value);
    }
    default:
      return (value) => {
        if (typeof value !== typeof wanted) return false;
        const sign = order(value, wanted);
        if (operator.startsWith('<')) return sign < 0 || (operator === '<=' && sign === 0);
        return sign > 0 || (operator === '>=' && sign === 0);
      };
  }
}

function operandOf(text: string, environment: Environment): string | number | boolean {
  const upper = text.trim().toUpperCase();
  if (environment.locale.booleans.true.includes(upper)) return true;
  if (environment.locale.booleans.false.includes(upper)) return false;
  return numberIn(text, environment) ?? text;
}

function equals(wanted: Value): Test {
  if (typeof wanted !== 'string') {
    return (value) =>
      typeof value === typeof wanted && !(value instanceof FormulaError) && order(value, wanted) === 0;
  }
  const pattern = wildcard(wanted);
  return (value) => typeof value === 'string' && pattern.test(value);
}

/** A text with `*`, `?` and `~` as a pattern for whole texts in any case. */
export function wildcard(text: string): RegExp {
  const source = text.replace(/~[*?~]|[\s\S]/gu, (sign) => {
    if (sign === '*') return '[\\s\\S]*';
    if (sign === '?') return '[\\s\\S]';
    return (sign.length > 1 && sign.startsWith('~') ? sign.slice(1) : sign).replace(
      /[.*+?^${}()|[\]\\/-]/g,
      '\\$&',
    );
  });
  return new RegExp(`^(?:${source})$`, 'iu');
}
