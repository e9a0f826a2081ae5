import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import type { Scalar } from '../grid/cell.ts';
import type { Given } from '../wire/given.ts';
import type { Locale } from './locale.ts';
import { parseEntered } from './parse.ts';

export type BooleanCondition = Given<sheets_v4.Schema$BooleanCondition>;

/** A cell as a condition looks at it: its value where it is a plain one, and the text it shows, '' for an empty one. */
export interface Seen {
  value: Scalar | undefined;
  text: string;
}

type Test = (seen: Seen) => boolean;

/** By texts, without regard to capitals (assumed), of what the cell shows. */
const TEXTS: Record<string, (shown: string, wanted: string) => boolean> = {
  TEXT_CONTAINS: (shown, wanted) => shown.includes(wanted),
  TEXT_NOT_CONTAINS: (shown, wanted) => !shown.includes(wanted),
  TEXT_STARTS_WITH: (shown, wanted) => shown.startsWith(wanted),
  TEXT_ENDS_WITH: (shown, wanted) => shown.endsWith(wanted),
  TEXT_EQ: (shown, wanted) => shown === wanted,
  TEXT_NOT_EQ: (shown, wanted) => shown !== wanted,
};

/** By numbers; a cell without one does not meet them. */
const NUMBERS: Record<string, (value: number, first: number, second: number) => boolean> = {
  NUMBER_GREATER: (value, first) => value > first,
  NUMBER_GREATER_THAN_EQ: (value, first) => value >= first,
  NUMBER_LESS: (value, first) => value < first,
  NUMBER_LESS_THAN_EQ: (value, first) => value <= first,
  NUMBER_EQ: (value, first) => value === first,
  NUMBER_NOT_EQ: (value, first) => value !== first,
  NUMBER_BETWEEN: (value, first, second) => value >= first && value <= second,
  NUMBER_NOT_BETWEEN: (value, first, second) => value < first || value > second,
};

/** By days: a time of day does not count. */
const DAYS: typeof NUMBERS = {
  DATE_EQ: (day, first) => day === first,
  DATE_NOT_EQ: (day, first) => day !== first,
  DATE_BEFORE: (day, first) => day < first,
  DATE_AFTER: (day, first) => day > first,
  DATE_ON_OR_BEFORE: (day, first) => day <= first,
  DATE_ON_OR_AFTER: (day, first) => day >= first,
  DATE_BETWEEN: (day, first, second) => day >= first && day <= second,
  DATE_NOT_BETWEEN: (day, first, second) => day < first || day > second,
};

/**
 * What a condition demands of a cell. Undefined for one that is not understood here: a custom formula, a relative date,
 * a value that is a formula, or none where one is needed.
 */
export function conditionTest(
  { type = '', values = [] }: BooleanCondition,
  locale: Locale,
): Test | undefined {
  if (type === 'BLANK') return ({ text }) => text === '';
  if (type === 'NOT_BLANK') return ({ text }) => text !== '';
  const wanted = values.map(({ userEnteredValue }) => userEnteredValue);
  const byText = Object.hasOwn(TEXTS, type) ? TEXTS[type] : undefined;
  if (byText) {
    const [text] = wanted;
    if (text === undefined || text.startsWith('=')) return undefined;
    return (seen) => byText(seen.text.toLowerCase(), text.toLowerCase());
  }
  // A date without a year is not understood: no time is known here.
  const [first, second] = wanted.map((text) => parseEntered(text ?? '', locale, Number.NaN).value);
  if (typeof first !== 'number' || (type.includes('BETWEEN') && typeof second !== 'number')) return undefined;
  const limits = [first, typeof second === 'number' ? second : first] as const;
  const byNumber = Object.hasOwn(NUMBERS, type) ? NUMBERS[type] : undefined;
  if (byNumber) return ({ value }) => typeof value === 'number' && byNumber(value, ...limits);
  const byDay = Object.hasOwn(DAYS, type) ? DAYS[type] : undefined;
  return byDay && (({ value }) => typeof value === 'number' && byDay(Math.floor(value), ...limits));
}
