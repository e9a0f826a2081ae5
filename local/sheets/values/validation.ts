import { columnName } from '../grid/a1.ts';
import { invalid } from '../errors.ts';
import type { Cell, Scalar } from '../grid/cell.ts';
import type { Edit } from '../grid/edit.ts';
import { localeOf } from './locale.ts';
import { parseEntered } from './parse.ts';

type Rule = NonNullable<Cell['dataValidation']>;

/**
 * Refuses a new value that breaks the strict rule of its cell, where this server answers the doubt
 * `validationRefusesWrites` so. Formulas and the rules that need other cells (ONE_OF_RANGE, CUSTOM_FORMULA) are let
 * through.
 * @throws 400 in the words of the interface and of Apps Script; Google's own for the API are not known
 */
export function checkValidation(
  edit: Edit,
  before: Cell | undefined,
  after: Cell | undefined,
  at: { row: number; column: number },
): void {
  const { value, dataValidation: rule } = after ?? {};
  if (!edit.book.doubts.validationRefusesWrites || !rule?.strict) return;
  if (value === undefined || value === before?.value || keepsRule(rule, value, edit)) return;
  throw invalid(
    `The data you entered in cell ${columnName(at.column)}${at.row + 1} violates the data validation rules set on this cell.`,
  );
}

function keepsRule({ condition }: Rule, value: Scalar, { book, now }: Edit): boolean {
  const texts = (condition?.values ?? []).map(({ userEnteredValue = '' }) => userEnteredValue);
  const [kind = '', test = ''] = /^(NUMBER|DATE|TEXT)_(\w+)$/.exec(condition?.type ?? '')?.slice(1) ?? [];
  if (kind === 'TEXT') return keepsText(test, String(value), texts);
  if (kind !== '') {
    if (typeof value !== 'number') return false;
    const locale = localeOf(book.locale);
    const bounds = texts.map((text) => Number(parseEntered(text, locale, now.getUTCFullYear()).value));
    return bounds.some(Number.isNaN) || keepsBounds(test, value, bounds);
  }
  switch (condition?.type) {
    case 'ONE_OF_LIST':
      return texts.includes(String(value));
    case 'BOOLEAN':
      return texts.length > 0 ? texts.includes(String(value)) : typeof value === 'boolean';
    default:
      return true;
  }
}

function keepsText(test: string, value: string, [text = '']: string[]): boolean {
  switch (test) {
    case 'CONTAINS':
      return value.toLowerCase().includes(text.toLowerCase());
    case 'NOT_CONTAINS':
      return !value.toLowerCase().includes(text.toLowerCase());
    case 'EQ':
      return value === text;
    case 'IS_EMAIL':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value);
    case 'IS_URL':
      return URL.canParse(value) || URL.canParse(`https://${value}`);
    default:
      return true;
  }
}

function keepsBounds(test: string, value: number, [first = 0, second = 0]: number[]): boolean {
  switch (test) {
    case 'EQ':
      return value === first;
    case 'NOT_EQ':
      return value !== first;
    case 'GREATER':
    case 'AFTER':
      return value > first;
    case 'GREATER_THAN_EQ':
    case 'ON_OR_AFTER':
      return value >= first;
    case 'LESS':
    case 'BEFORE':
      return value < first;
    case 'LESS_THAN_EQ':
    case 'ON_OR_BEFORE':
      return value <= first;
    case 'BETWEEN':
      return value >= first && value <= second;
    case 'NOT_BETWEEN':
      return value < first || value > second;
    default:
      return true; // DATE_IS_VALID: a number is a date
  }
}
