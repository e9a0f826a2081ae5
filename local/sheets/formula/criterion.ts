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
  const fits = wildcard(wanted);
  return (value) => typeof value === 'string' && fits(value);
}

/** Whether a whole text is one that a pattern with `*`, `?` and `~` means, in any case. Never takes long. */
export function wildcard(pattern: string): (text: string) => boolean {
  const signs = pattern.toLowerCase().match(/~[*?~]|[\s\S]/g) ?? [];
  return (given) => {
    const text = given.toLowerCase();
    let [at, sign] = [0, 0];
    // Where to go on when what follows the last `*` does not fit: the `*` then stands for one more.
    let [afterStar, covered] = [-1, 0];
    while (at < text.length) {
      if (signs[sign] === '*') {
        afterStar = sign += 1;
        covered = at;
      } else if (signs[sign] === '?' || signs[sign]?.at(-1) === text[at]) {
        at += 1;
        sign += 1;
      } else if (afterStar >= 0) {
        at = covered += 1;
        sign = afterStar;
      } else return false;
    }
    return signs.slice(sign).every((rest) => rest === '*');
  };
}
