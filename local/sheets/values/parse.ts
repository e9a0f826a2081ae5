import type { CellFormat, Scalar } from '../grid/cell.ts';
import type { Locale } from './locale.ts';
import { serialOfDay, serialOfTime } from './serial.ts';

/** What a text that a person enters becomes; `numberFormat` is the one taken from the text. */
export interface Entered {
  value?: Scalar;
  formula?: string;
  numberFormat?: NonNullable<CellFormat['numberFormat']>;
}

/**
 * Reads a text as if typed into the spreadsheet (USER_ENTERED): formulas, booleans, numbers, per cent, money, dates,
 * times; anything else stays text. `year` completes dates without one.
 */
export function parseEntered(text: string, locale: Locale, year: number): Entered {
  if (text === '') return {};
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (text.startsWith('=') && text.length > 1) return { formula: text };
  const trimmed = text.trim();
  return (
    boolean(trimmed, locale) ?? number(trimmed, locale) ?? dateTime(trimmed, locale, year) ?? { value: text }
  );
}

function boolean(text: string, locale: Locale): Entered | undefined {
  const upper = text.toUpperCase();
  if (locale.booleans.true.includes(upper)) return { value: true };
  if (locale.booleans.false.includes(upper)) return { value: false };
  return undefined;
}

function number(text: string, locale: Locale): Entered | undefined {
  const percent = /^(.*?)\s*%$/.exec(text);
  if (percent) {
    const value = plainNumber(percent[1] ?? '', locale);
    if (value === undefined) return undefined;
    const pattern = (percent[1] ?? '').includes(locale.decimal) ? '0.00%' : '0%';
    return { value: Number((value / 100).toPrecision(15)), numberFormat: { type: 'PERCENT', pattern } };
  }
  const { sign, pattern } = locale.currency;
  if (text.includes(sign)) {
    const digits = text.replace(sign, '').replace(/\s+/g, '');
    const value = plainNumber(digits, locale);
    if (value === undefined) return undefined;
    const shown = digits.includes(locale.decimal) ? pattern : pattern.replace('.00', '');
    return { value, numberFormat: { type: 'CURRENCY', pattern: shown } };
  }
  const value = plainNumber(text, locale);
  if (value === undefined) return undefined;
  if (/e/i.test(text)) return { value, numberFormat: { type: 'SCIENTIFIC', pattern: '0.00E+00' } };
  if (text.includes(locale.group)) {
    return {
      value,
      numberFormat: { type: 'NUMBER', pattern: text.includes(locale.decimal) ? '#,##0.00' : '#,##0' },
    };
  }
  return { value };
}

/** Digits with the locale's separators; leading zeros are lost, as they are at Google (recorded: 0042 → 42). */
function plainNumber(text: string, locale: Locale): number | undefined {
  const group = locale.group === '.' ? '\\.' : ',';
  const decimal = locale.decimal === '.' ? '\\.' : ',';
  const shape = new RegExp(
    `^[+-]?(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)?(?:${decimal}\\d*)?(?:[eE][+-]?\\d+)?$`,
  );
  if (!shape.test(text) || !/\d/.test(text)) return undefined;
  const value = Number(text.replaceAll(locale.group, '').replace(locale.decimal, '.'));
  return Number.isFinite(value) ? value : undefined;
}

function dateTime(text: string, locale: Locale, year: number): Entered | undefined {
  const onlyTime = time(text);
  if (onlyTime) {
    return { value: onlyTime.serial, numberFormat: { type: 'TIME', pattern: onlyTime.pattern } };
  }
  const parts = /^(.*?\S)(?:[T ]\s*|,\s+)(\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp][Mm])?)$/.exec(text);
  const date = dateOf(parts ? (parts[1] ?? '') : text, locale, year);
  if (!date) return undefined;
  if (!parts) return { value: date.serial, numberFormat: { type: 'DATE', pattern: date.pattern } };
  const clock = time(parts[2] ?? '');
  if (!clock) return undefined;
  return {
    value: date.serial + clock.serial,
    numberFormat: { type: 'DATE_TIME', pattern: `${date.pattern} ${clock.pattern}` },
  };
}

function time(text: string): { serial: number; pattern: string } | undefined {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([AaPp])[Mm])?$/.exec(text);
  if (!match) return undefined;
  let hours = Number(match[1]);
  const minutes = Number(match[2]);
  const seconds = Number(match[3] ?? 0);
  const half = match[4]?.toLowerCase();
  if (minutes > 59 || seconds > 59 || (half ? hours < 1 || hours > 12 : hours > 23)) return undefined;
  if (half) hours = (hours % 12) + (half === 'p' ? 12 : 0);
  const hourPattern = (match[1] ?? '').length === 2 ? 'hh' : 'h';
  const pattern = `${hourPattern}:mm${match[3] ? ':ss' : ''}${half ? ' am/pm' : ''}`;
  return { serial: serialOfTime(hours, minutes, seconds), pattern };
}

function dateOf(
  text: string,
  locale: Locale,
  thisYear: number,
): { serial: number; pattern: string } | undefined {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[3]), Number(iso[4]), `yyyy${iso[2]}mm${iso[2]}dd`);
  const named = namedDate(text, locale, thisYear);
  if (named) return named;
  const separators = locale.dayFirst ? '[./-]' : '[/-]';
  const match = new RegExp(`^(\\d{1,2})(${separators})(\\d{1,2})(?:\\2(\\d{2}|\\d{4})?)?$`).exec(text);
  if (!match) return undefined;
  const [, first = '', separator = '', second = '', yearText] = match;
  const dayText = locale.dayFirst ? first : second;
  const monthText = locale.dayFirst ? second : first;
  const [d, m] = padded(dayText, monthText, locale) ? ['dd', 'mm'] : ['d', 'm'];
  const y = yearText ? `${separator}${yearText.length === 4 ? 'yyyy' : 'yy'}` : text.endsWith('.') ? '.' : '';
  const pattern = (locale.dayFirst ? [d, m] : [m, d]).join(separator) + y;
  return day(fullYear(yearText, thisYear), Number(monthText), Number(dayText), pattern);
}

/** `27. September 2026`, `27 Sep 2026`, in en_US `September 27, 2026`: a month by its name or its first letters. */
function namedDate(
  text: string,
  locale: Locale,
  thisYear: number,
): { serial: number; pattern: string } | undefined {
  const dayBefore = /^(\d{1,2})(\. ?| |-)(\p{L}{3,})(\.?)(?:([ -])(\d{4}))?$/u.exec(text);
  const dayAfter = locale.dayFirst ? null : /^(\p{L}{3,})(\.?) (\d{1,2})(?:(, ?| )(\d{4}))?$/u.exec(text);
  if (!dayBefore && !dayAfter) return undefined;
  const [, dayText = '', gap = '', word = '', dot = '', second = '', year] = dayBefore ?? [
    undefined,
    dayAfter?.[3],
    '',
    dayAfter?.[1],
    dayAfter?.[2],
    dayAfter?.[4],
    dayAfter?.[5],
  ];
  const lower = word.toLowerCase();
  const month = locale.months.findIndex((name) => name.toLowerCase().startsWith(lower));
  if (month < 0) return undefined;
  const letters = `${lower === locale.months[month]!.toLowerCase() ? 'mmmm' : 'mmm'}${dot}`;
  const end = year ? `${second}yyyy` : '';
  const pattern = dayBefore ? `d${gap}${letters}${end}` : `${letters} d${end}`;
  return day(fullYear(year, thisYear), month + 1, Number(dayText), pattern);
}

/** A leading zero tells that days and months have two digits, a single digit that they have not, else the locale. */
function padded(dayText: string, monthText: string, locale: Locale): boolean {
  if (dayText.startsWith('0') || monthText.startsWith('0')) return true;
  return dayText.length === 2 && monthText.length === 2 && locale.datePattern.includes('dd');
}

/** Two digits: 00 to 29 are of this century, 30 to 99 of the last (as spreadsheets do). */
function fullYear(text: string | undefined, thisYear: number): number {
  if (!text) return thisYear;
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function day(
  year: number,
  month: number,
  dayOfMonth: number,
  pattern: string,
): { serial: number; pattern: string } | undefined {
  const serial = serialOfDay(year, month, dayOfMonth);
  return serial === undefined ? undefined : { serial, pattern };
}
