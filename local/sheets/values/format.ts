import type { CellFormat, Scalar } from '../grid/cell.ts';
import type { Locale } from './locale.ts';
import { bareOf, sectionFor, sectionsOf } from './sections.ts';
import { dateOfSerial } from './serial.ts';

type NumberFormat = NonNullable<CellFormat['numberFormat']>;

/** The text a cell shows (FORMATTED_VALUE) in the spreadsheet's locale. */
export function formatValue(value: Scalar, format: NumberFormat | undefined, locale: Locale): string {
  if (typeof value === 'boolean') return value ? locale.booleans.true.at(-1)! : locale.booleans.false.at(-1)!;
  const pattern = patternOf(format, locale);
  if (typeof value === 'string') return formatText(value, pattern);
  if (pattern === undefined) return general(value, locale);
  const { section, shown } = sectionFor(value, sectionsOf(pattern));
  return isDatePattern(section) ? formatDate(shown, section, locale) : formatNumber(shown, section, locale);
}

/** Texts stand where a pattern's fourth section, or its only one, has an `@`. */
function formatText(value: string, pattern: string | undefined): string {
  if (!pattern?.includes('@')) return value;
  const sections = sectionsOf(pattern);
  const section = sections[3] ?? (sections.length === 1 ? sections[0] : undefined);
  return section !== undefined && bareOf(section).includes('@') ? inPlace(section, value) : value;
}

/** A section with a text in the place of its `@`. */
function inPlace(section: string, text: string): string {
  return section
    .split(/("[^"]*"|\\.|@)/)
    .map((part) => (part === '@' ? text : literal(part)))
    .join('');
}

/** Whether the format shows a day or a time, so that `dateTimeRenderOption` speaks about it. */
export function isDateFormat(format: NumberFormat | undefined): boolean {
  return format?.type === 'DATE' || format?.type === 'TIME' || format?.type === 'DATE_TIME';
}

function patternOf(format: NumberFormat | undefined, locale: Locale): string | undefined {
  if (!format?.type && !format?.pattern) return undefined;
  if (format.pattern) return /^general$/i.test(format.pattern) ? undefined : format.pattern;
  switch (format.type) {
    case 'DATE':
      return locale.datePattern;
    case 'TIME':
      return locale.timePattern;
    case 'DATE_TIME':
      return `${locale.datePattern} ${locale.timePattern.replace(' am/pm', '')}`;
    case 'PERCENT':
      return '0.00%';
    case 'NUMBER':
      return '#,##0.00';
    case 'CURRENCY':
      return locale.currency.pattern;
    case 'SCIENTIFIC':
      return '0.00E+00';
    default:
      return undefined;
  }
}

/** A number without a format: whole numbers in full, others to ten significant digits. */
function general(value: number, locale: Locale): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) return String(value);
  if (size >= 1e15 || size < 1e-9) {
    const [mantissa = '', exponent = '0'] = value.toExponential(9).split('e');
    const power = Number(exponent);
    const sign = power < 0 ? '-' : '+';
    return `${String(Number(mantissa)).replace('.', locale.decimal)}E${sign}${String(Math.abs(power)).padStart(2, '0')}`;
  }
  const rounded = Number(value.toPrecision(10));
  const text = /e/.test(String(rounded)) ? rounded.toFixed(12).replace(/0+$/, '') : String(rounded);
  return text.replace('.', locale.decimal);
}

function isDatePattern(section: string): boolean {
  const bare = bareOf(section).replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare) && !/[0#]/.test(bare.replace(/[.,]0+/g, ''));
}

function formatDate(serial: number, pattern: string, locale: Locale): string {
  const places = /\.(0+)/.exec(bareOf(pattern))?.[1]?.length ?? 0;
  const date = dateOfSerial(serial, Math.min(places, 3));
  const half = /am\/pm|a\/p/i.test(pattern);
  const tokens =
    pattern.match(/"[^"]*"|\\.|am\/pm|a\/p|\[h+\]|\[m+\]|\[s+\]|y+|m+|d+|h+|s+|\.0+|[\s\S]/gi) ?? [];
  return tokens.map((token, at) => datePart(token, at, tokens, { date, serial, half, locale })).join('');
}

interface DateParts {
  date: Date;
  serial: number;
  half: boolean;
  locale: Locale;
}

function datePart(
  token: string,
  at: number,
  tokens: string[],
  { date, serial, half, locale }: DateParts,
): string {
  const lower = token.toLowerCase();
  const pad = (value: number): string => String(value).padStart(Math.min(token.length, 2), '0');
  if (token.startsWith('"')) return token.slice(1, -1);
  if (token.startsWith('\\')) return token.slice(1);
  if (lower === 'am/pm') return date.getUTCHours() < 12 ? 'AM' : 'PM';
  if (lower === 'a/p') return date.getUTCHours() < 12 ? 'A' : 'P';
  if (/^\[h+\]$/.test(lower)) return String(Math.floor(serial * 24 + 1e-9)).padStart(token.length - 2, '0');
  if (/^\[m+\]$/.test(lower)) return String(Math.floor(serial * 1440 + 1e-9)).padStart(token.length - 2, '0');
  if (/^\[s+\]$/.test(lower))
    return String(Math.floor(serial * 86_400 + 1e-9)).padStart(token.length - 2, '0');
  if (/^\.0+$/.test(token)) {
    const thousandths = String(date.getUTCMilliseconds()).padStart(3, '0');
    return `${locale.decimal}${thousandths.slice(0, token.length - 1).padEnd(token.length - 1, '0')}`;
  }
  switch (lower[0]) {
    case 'y':
      return token.length <= 2
        ? String(date.getUTCFullYear() % 100).padStart(2, '0')
        : String(date.getUTCFullYear()).padStart(4, '0');
    case 'd':
      if (token.length === 3)
        return (locale.weekdays[date.getUTCDay()] ?? '').slice(0, locale.dayFirst ? 2 : 3);
      if (token.length > 3) return locale.weekdays[date.getUTCDay()] ?? '';
      return pad(date.getUTCDate());
    case 'h': {
      const hours = date.getUTCHours();
      return pad(half ? hours % 12 || 12 : hours);
    }
    case 's':
      return pad(date.getUTCSeconds());
    case 'm':
      if (isMinutes(at, tokens)) return pad(date.getUTCMinutes());
      if (token.length === 3) return (locale.months[date.getUTCMonth()] ?? '').slice(0, 3);
      if (token.length === 5) return (locale.months[date.getUTCMonth()] ?? '').slice(0, 1);
      if (token.length > 3) return locale.months[date.getUTCMonth()] ?? '';
      return pad(date.getUTCMonth() + 1);
    default:
      return token;
  }
}

/** `m` means minutes right after hours or right before seconds, else months. */
function isMinutes(at: number, tokens: string[]): boolean {
  const letters = /^\[?[ymdhs]/i;
  const before = tokens.slice(0, at).findLast((token) => letters.test(token));
  const after = tokens.slice(at + 1).find((token) => letters.test(token));
  return /^\[?h/i.test(before ?? '') || /^\[?s/i.test(after ?? '');
}

function formatNumber(value: number, section: string, locale: Locale): string {
  if (bareOf(section).includes('@')) return inPlace(section, general(value, locale));
  const slots = /[0#?][0#?,.]*/.exec(
    section.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, (text) => ' '.repeat(text.length)),
  );
  const hundreds = bareOf(section).includes('%') ? Number((value * 100).toPrecision(15)) : value;
  // Each comma at the end of the slots for whole digits takes three digits off.
  const thousands = /,+(?=\.|$)/.exec(slots?.[0] ?? '')?.[0].length ?? 0;
  const scaled = hundreds / 1000 ** thousands;
  const before = slots ? section.slice(0, slots.index) : section;
  const rest = slots ? section.slice(slots.index + slots[0].length) : '';
  const digits = slots ? fill(Math.abs(scaled), slots[0], rest, locale) : { text: '', used: 0 };
  const sign = scaled < 0 && /[1-9]/.test(digits.text) ? '-' : '';
  return `${sign}${literal(before)}${digits.text}${literal(rest.slice(digits.used))}`;
}

/** Fills the digit slots; `used` tells how much of what follows them (an exponent) was taken too. */
function fill(value: number, slots: string, rest: string, locale: Locale): { text: string; used: number } {
  const [whole = '', fraction = ''] = slots.replaceAll(',', '').split('.');
  const least = fraction.replaceAll(/[^0]/g, '').length;
  const exponent = /^[eE]([+-])(0+)/.exec(rest);
  if (exponent) {
    const [mantissa = '', power = '0'] = value.toExponential(fraction.length).split('e');
    const sign = power.startsWith('-') ? '-' : exponent[1] === '+' ? '+' : '';
    const size = power.replace(/^[+-]/, '').padStart((exponent[2] ?? '').length, '0');
    return { text: `${mantissa.replace('.', locale.decimal)}E${sign}${size}`, used: exponent[0].length };
  }
  const [digits = '', decimals = ''] = roundHalfUp(value, fraction.length).split('.');
  const required = whole.replaceAll(/[^0]/g, '').length;
  let shown = digits.replace(/^0+/, '').padStart(required, '0');
  if (/,[0#?]/.test(slots)) shown = shown.replace(/\B(?=(\d{3})+$)/g, locale.group);
  const kept = decimals.replace(/0+$/, '').padEnd(least, '0');
  return { text: kept || slots.endsWith('.') ? `${shown}${locale.decimal}${kept}` : shown, used: 0 };
}

/** Rounds as people do: 1.005 to two places is 1.01, though it is stored a little lower. */
function roundHalfUp(value: number, places: number): string {
  const nudged = Number(`${Number(value.toPrecision(15))}e${places}`);
  return Number.isFinite(nudged) && nudged < 1e15
    ? (Math.round(nudged) / 10 ** places).toFixed(places)
    : value.toFixed(places);
}

function literal(text: string): string {
  return text.replace(
    /"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*./g,
    (_, quoted?: string, escaped?: string, currency?: string) => quoted ?? escaped ?? currency ?? '',
  );
}
