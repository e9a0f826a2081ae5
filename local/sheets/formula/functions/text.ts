import { formatValue } from '../../values/format.ts';
import { asText, type Environment, numberIn } from '../coerce.ts';
import { FormulaError } from '../errors.ts';
import { type Grid, type Value, valuesIn } from '../grid.ts';
import { define, type FormulaFunction } from './define.ts';
import { fromLibrary } from './library.ts';

function textsIn(environment: Environment, grids: readonly Grid[]): string[] {
  return grids.flatMap((grid) => Array.from(valuesIn(grid), (value: Value) => asText(value, environment)));
}

/** The place of a text within another, counted from 1, from a place on. */
function find(name: string, fold: (text: string) => string): FormulaFunction {
  return define(name, ['text', 'text', 'number?'], (_, wanted, text, from = 1) => {
    const at = from >= 1 ? fold(text).indexOf(fold(wanted), from - 1) : -1;
    if (at >= 0) return at + 1;
    throw new FormulaError('VALUE', `In ${name} evaluation, cannot find '${wanted}' within '${text}'.`);
  });
}

/** @throws FormulaError for a count below zero */
function length(name: string, count: number): number {
  if (count >= 0) return Math.floor(count);
  throw new FormulaError(
    'VALUE',
    `Function ${name} parameter 2 value is ${count}. It should be greater than or equal to 0.`,
  );
}

export const text: readonly FormulaFunction[] = [
  define('LEN', ['text'], (_, given) => given.length),
  define('LEFT', ['text', 'number?'], (_, given, count = 1) => given.slice(0, length('LEFT', count))),
  define('RIGHT', ['text', 'number?'], (_, given, count = 1) =>
    given.slice(Math.max(0, given.length - length('RIGHT', count))),
  ),
  define('MID', ['text', 'number', 'number'], (_, given, start, count) => {
    if (start < 1) {
      throw new FormulaError(
        'NUM',
        `Function MID parameter 2 value is ${start}. It should be greater than or equal to 1.`,
      );
    }
    return given.slice(Math.floor(start) - 1, Math.floor(start) - 1 + length('MID', count));
  }),
  define('TRIM', ['text'], (_, given) => given.replace(/ +/g, ' ').replace(/^ | $/g, '')),
  define('UPPER', ['text'], (_, given) => given.toUpperCase()),
  define('LOWER', ['text'], (_, given) => given.toLowerCase()),
  define('PROPER', ['text'], (_, given) =>
    given.toLowerCase().replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ),
  define('EXACT', ['text', 'text'], (_, a, b) => a === b),
  define('CONCATENATE', ['grid', 'grid*'], (environment, ...grids) => textsIn(environment, grids).join('')),
  define('JOIN', ['text', 'grid', 'grid*'], (environment, delimiter, ...grids) =>
    textsIn(environment, grids).join(delimiter),
  ),
  define('TEXTJOIN', ['text', 'boolean', 'grid', 'grid*'], (environment, delimiter, skipEmpty, ...grids) =>
    textsIn(environment, grids)
      .filter((part) => part !== '' || !skipEmpty)
      .join(delimiter),
  ),
  define('SUBSTITUTE', ['text', 'text', 'text', 'number?'], (_, given, wanted, replacement, which) => {
    if (which !== undefined && which < 1) {
      throw new FormulaError(
        'VALUE',
        `Function SUBSTITUTE parameter 4 value is ${which}. It should be greater than or equal to 1.`,
      );
    }
    if (wanted === '') return given;
    const parts = given.split(wanted);
    if (which === undefined) return parts.join(replacement);
    const at = Math.floor(which);
    if (at >= parts.length) return given;
    return parts.slice(0, at).join(wanted) + replacement + parts.slice(at).join(wanted);
  }),
  fromLibrary('REPLACE', ['text', 'number', 'number', 'text']),
  fromLibrary('REPT', ['text', 'number']),
  find('FIND', (given) => given),
  find('SEARCH', (given) => given.toLowerCase()),
  // Patterns are written as in the API's number formats, whatever the locale (assumed).
  define('TEXT', ['scalar', 'text'], (environment, value, pattern) => {
    const number = typeof value === 'string' ? numberIn(value, environment) : value;
    return formatValue(number ?? value ?? 0, { pattern }, environment.locale);
  }),
  define('VALUE', ['scalar'], (environment, value) => {
    if (value === undefined) return 0;
    const number = typeof value === 'string' ? numberIn(value, environment) : value;
    if (typeof number === 'number') return number;
    throw new FormulaError(
      'VALUE',
      `VALUE parameter '${asText(value, environment)}' cannot be parsed to number.`,
    );
  }),
  define('T', ['scalar'], (_, value) => (typeof value === 'string' ? value : '')),
  define('N', ['scalar'], (_, value) => (typeof value === 'string' ? 0 : Number(value ?? 0))),
  define('HYPERLINK', ['text', 'scalar?'], (_, url, label) => label ?? url),
];
