import { formatValue } from '../values/format.ts';
import type { Locale } from '../values/locale.ts';
import { parseEntered } from '../values/parse.ts';
import { FormulaError } from './errors.ts';
import type { Value } from './grid.ts';

/** What functions know of the spreadsheet and the moment. */
export interface Environment {
  locale: Locale;
  /** The wall clock of the spreadsheet's time zone as a serial number. */
  now: () => number;
  /** The year that dates without one mean. */
  year: number;
}

/** The parameter a value is for, as Google's messages name it. */
export interface Parameter {
  name: string;
  index: number;
}

/** A text as the number, date, time or per cent it reads as; undefined when it is none. */
export function numberIn(text: string, { locale, year }: Environment): number | undefined {
  const { value } = parseEntered(text, locale, year);
  return typeof value === 'number' ? value : undefined;
}

/** @throws FormulaError for a text that is no number, in Google's words, and for an error value */
export function asNumber(value: Value, environment: Environment, { name, index }: Parameter): number {
  if (value instanceof FormulaError) throw value;
  if (value === undefined) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const number = numberIn(value, environment);
  if (number !== undefined) return number;
  throw new FormulaError(
    'VALUE',
    `Function ${name} parameter ${index} expects number values. But '${value}' is a text and cannot be coerced to a number.`,
  );
}

/** Numbers as they are shown without a format, to fifteen digits; booleans in the locale's words (assumed). */
export function asText(value: Value, { locale }: Environment): string {
  if (value instanceof FormulaError) throw value;
  if (value === undefined) return '';
  if (typeof value !== 'number') return formatValue(value, undefined, locale);
  return String(Number(value.toPrecision(15)))
    .replace('.', locale.decimal)
    .replace('e', 'E');
}

/** @throws FormulaError for a text that is no boolean, in Google's words, and for an error value */
export function asBoolean(value: Value, { locale }: Environment, { name, index }: Parameter): boolean {
  if (value instanceof FormulaError) throw value;
  if (typeof value !== 'string') return Boolean(value);
  const upper = value.toUpperCase();
  if (locale.booleans.true.includes(upper)) return true;
  if (locale.booleans.false.includes(upper)) return false;
  throw new FormulaError(
    'VALUE',
    `Function ${name} parameter ${index} expects boolean values. But '${value}' is a text and cannot be coerced to a boolean.`,
  );
}

const kinds: Record<string, number> = { number: 0, string: 1, boolean: 2 };

/**
 * The order of two values: numbers before texts before booleans, texts in any case alike, numbers to fifteen digits.
 * An empty cell equals 0, the empty text and FALSE.
 */
export function order(a: Value, b: Value): number {
  if (a instanceof FormulaError) throw a;
  if (b instanceof FormulaError) throw b;
  const left = a ?? blankLike(b);
  const right = b ?? blankLike(a);
  const byKind = (kinds[typeof left] ?? 0) - (kinds[typeof right] ?? 0);
  if (byKind !== 0) return byKind;
  if (typeof left === 'string' && typeof right === 'string') {
    const [x, y] = [left.toLowerCase(), right.toLowerCase()];
    return x < y ? -1 : Number(x > y);
  }
  const difference = Number(left) - Number(right);
  const size = Math.max(Math.abs(Number(left)), Math.abs(Number(right)));
  return Math.abs(difference) <= size * 1e-15 ? 0 : difference;
}

function blankLike(other: Value): number | string | boolean {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}
