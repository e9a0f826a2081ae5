import { isMailAddress, isWebAddress } from '../../sheets-schema/addresses.ts';
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/index.js';
import { writerOf, type Tab } from '../../sheets-schema/tab.ts';
import type { Column, ColumnKind } from '../../sheets-schema/vocabulary.ts';
import { berlinDateTime, instantFromBerlin } from '../platform/time.ts';
import type { Words } from './workbook.ts';

/** Days from Google's day zero (1899-12-30) to 1970-01-01 (Sheets API, "Date/time serial numbers"). */
const EPOCH = 25_569;
const SECONDS_A_DAY = 86_400;
/** A serial number outside 1940 to 2150 is a plain number typed into a date column, not a date. */
const FIRST_DAY = 14_611;
const LAST_DAY = 91_678;

/** What a cell holds as the API gives it with UNFORMATTED_VALUE; nothing is an empty cell. */
export type RawCell = string | number | boolean | null | undefined;

/** What was wrong with a cell. */
type CellProblem = 'VALUE_UNREADABLE' | 'WORD_UNKNOWN' | TextProblem;

/** What is not right about a public text; it is shown all the same. */
type TextProblem = 'FORMULA_LIKE' | 'MARKUP_LIKE' | 'TEXT_LONG';

/** A decoded cell: its value (`null`, or `[]` for several, where nothing usable stands there) and what was wrong. */
export interface Decoded {
  readonly value: unknown;
  readonly problem?: CellProblem;
}

/** The serial number of a calendar day: `2026-11-30` is 46356. */
function serialOfDate(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / (SECONDS_A_DAY * 1000) + EPOCH;
}

/** The calendar day of a serial number; a time of day in it is dropped. */
function dateOfSerial(serial: number): string {
  return isoOfSeconds((Math.floor(serial) - EPOCH) * SECONDS_A_DAY).slice(0, 10);
}

/** The serial number of Berlin's wall clock at an instant (ISO 8601). */
function serialOfInstant(instant: string): number {
  return Date.parse(`${berlinDateTime(new Date(instant))}Z`) / 1000 / SECONDS_A_DAY + EPOCH;
}

/** The instant that a serial number means on Berlin's wall clock, to the second; October's doubled hour is its first pass. */
function instantOfSerial(serial: number): string {
  const seconds = Math.round((serial - EPOCH) * SECONDS_A_DAY);
  return instantFromBerlin(isoOfSeconds(seconds)).toISOString();
}

/** The fraction of a day of `HH:mm`. */
function fractionOfTime(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) / 1440;
}

/** `HH:mm` of a fraction of a day. */
function timeOfFraction(fraction: number): string {
  const minutes = Math.round(fraction * 1440) % 1440;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/**
 * The cell that holds a value: typed, so that nothing can become a formula, with its number format.
 * A list's key is written as its label now. An empty value is an empty cell.
 */
export function encodeCell(
  tab: Tab,
  column: Column,
  value: unknown,
  words: Words,
): sheets_v4.Schema$CellData {
  const entered = enteredValue(column, value, words);
  if (!entered) return {};
  const format = formatOf(tab, column);
  return format ? { userEnteredValue: entered, userEnteredFormat: format } : { userEnteredValue: entered };
}

/** The typed value of a cell, or undefined for an empty one. */
export function enteredValue(
  column: Column,
  value: unknown,
  words: Words,
): sheets_v4.Schema$ExtendedValue | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  switch (column.kind) {
    case 'date':
      return { numberValue: serialOfDate(text) };
    case 'instant':
      return { numberValue: serialOfInstant(text) };
    case 'time':
      return { numberValue: fractionOfTime(text) };
    case 'number':
      return { numberValue: Number(value) };
    case 'oneOf':
      return { stringValue: words.label(column.list ?? '', text) };
    case 'someOf': {
      const labels = (value as readonly string[]).map((key) => words.label(column.list ?? '', key));
      return labels.length ? { stringValue: labels.join(', ') } : undefined;
    }
    default:
      return { stringValue: text };
  }
}

const TEXT = { numberFormat: { type: 'TEXT', pattern: '@' } };

// Of each one object: a write has one for every cell.
const formats: Partial<Record<ColumnKind, { readonly numberFormat: sheets_v4.Schema$NumberFormat }>> = {
  date: { numberFormat: { type: 'DATE', pattern: 'dd.mm.yyyy' } },
  instant: { numberFormat: { type: 'DATE_TIME', pattern: 'dd.mm.yyyy hh:mm' } },
  time: { numberFormat: { type: 'TIME', pattern: 'hh:mm' } },
  phone: TEXT,
};

/** The format of a column's cells. Texts with digits alone (telephone, postcode, ids) are text, or lose their zeros. */
export function formatOf(
  tab: Tab,
  column: Column,
): { readonly numberFormat: sheets_v4.Schema$NumberFormat } | undefined {
  const bareText = column === tab.columns['postcode'] || writerOf(tab, column) === 'machine';
  if (column.kind === 'text' && bareText) return TEXT;
  return formats[column.kind];
}

/** The value of a cell as its column declares it. People paste what they like, so every kind of cell can come. */
export function decodeCell(column: Column, raw: RawCell, words: Words): Decoded {
  if (isEmpty(raw)) return { value: column.kind === 'someOf' ? [] : null };
  if (typeof raw === 'string' && /^#(REF|DIV\/0|NAME|N\/A|VALUE|NUM|NULL|ERROR)\b/.test(raw))
    return unreadable(column);
  switch (column.kind) {
    case 'date':
      return readable(column, typeof raw === 'string' ? dateOfText(raw) : dayOf(raw));
    case 'instant':
      return readable(column, typeof raw === 'string' ? instantOfText(raw) : momentOf(raw));
    case 'time':
      return readable(column, typeof raw === 'string' ? timeOfText(raw) : clockOf(raw));
    case 'number':
      return readable(column, typeof raw === 'string' ? numberOfText(raw) : raw);
    case 'oneOf': {
      const key = words.keyOf(column.list ?? '', wordOf(raw));
      return key === null ? { value: null, problem: 'WORD_UNKNOWN' } : { value: key };
    }
    case 'someOf': {
      const labels = wordOf(raw).split(/[,;\n]/);
      const wanted = labels.map((label) => label.trim()).filter(Boolean);
      const keys = wanted.map((label) => words.keyOf(column.list ?? '', label));
      const known = [...new Set(keys.filter((key) => key !== null))];
      return keys.includes(null) ? { value: known, problem: 'WORD_UNKNOWN' } : { value: known };
    }
    case 'email':
      return isMailAddress(textOf(raw)) ? { value: textOf(raw) } : unreadable(column);
    case 'url':
      return isWebAddress(textOf(raw)) ? { value: textOf(raw) } : unreadable(column);
    case 'text':
    case 'longText':
      return textRead(column, textOf(raw), raw);
    default:
      return { value: textOf(raw) };
  }
}

/**
 * A public text that begins as a formula does is none as we write it, but becomes one where somebody types it anew or
 * opens a download elsewhere (OWASP ASVS 5.0, 1.2.10), and then the page shows an error in its place. Markup is shown as
 * it stands, and what is longer than a form takes is cut in letters.
 */
function textRead(column: Column, value: string, raw: RawCell): Decoded {
  if (!column.public || typeof raw !== 'string') return { value };
  if (/^[=+\-@]/.test(value)) return { value, problem: 'FORMULA_LIKE' };
  if (value.length > (column.max ?? Infinity)) return { value, problem: 'TEXT_LONG' };
  if (/<\/?[a-z][^<>]*>/i.test(value)) return { value, problem: 'MARKUP_LIKE' };
  return { value };
}

/** Whether a cell holds nothing that a person would see. */
export function isEmpty(raw: RawCell): raw is null | undefined | string {
  return raw === null || raw === undefined || (typeof raw === 'string' && raw.trim() === '');
}

function readable(column: Column, value: unknown): Decoded {
  return value !== null && column.schema.safeParse(value).success ? { value } : unreadable(column);
}

function unreadable(column: Column): Decoded {
  return { value: column.kind === 'someOf' ? [] : null, problem: 'VALUE_UNREADABLE' };
}

function textOf(raw: RawCell): string {
  return typeof raw === 'boolean' ? wordOf(raw) : String(raw).trim();
}

/** A ticked check box says yes where a word is asked. */
function wordOf(raw: RawCell): string {
  return typeof raw === 'boolean' ? (raw ? 'Ja' : 'Nein') : String(raw);
}

function isDay(serial: number): boolean {
  return serial >= FIRST_DAY && serial < LAST_DAY;
}

function dayOf(raw: RawCell): string | null {
  return typeof raw === 'number' && isDay(raw) ? dateOfSerial(raw) : null;
}

function momentOf(raw: RawCell): string | null {
  return typeof raw === 'number' && isDay(raw) ? instantOfSerial(raw) : null;
}

function clockOf(raw: RawCell): string | null {
  return typeof raw === 'number' && raw >= 0 && raw < 1 ? timeOfFraction(raw) : null;
}

/** Only what cannot mean another day: `24.12.2026`, `4.1.26`, `2026-12-24`. */
function dateOfText(text: string): string | null {
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/.exec(text.trim());
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  const [year, month, day] = german ? [german[3], german[2], german[1]] : [iso?.[1], iso?.[2], iso?.[3]];
  if (!year || !month || !day) return null;
  const date = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  // Date.parse moves 31 April on to May: such a day does not exist.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) ? date : null;
}

/** The day that stands in a cell of text, where Sheets may have made a date of it: `24.12.2026`, or its serial number. */
export function dayTyped(text: string): string | null {
  return dateOfText(text) ?? dayOf(/^\d+$/.test(text.trim()) ? Number(text) : null);
}

function instantOfText(text: string): string | null {
  const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text.trim());
  if (iso) {
    const time = Date.parse(text.trim());
    return Number.isNaN(time) ? null : new Date(time).toISOString();
  }
  const [day = '', clock = '00:00'] = text.trim().split(/,?\s+/, 2);
  const date = dateOfText(day);
  const time = timeOfText(clock);
  return date && time ? instantFromBerlin(`${date}T${time}`).toISOString() : null;
}

/** `9`, `9 Uhr`, `9:30`, `09.30 Uhr`. */
function timeOfText(text: string): string | null {
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(?:Uhr|h)?$/i.exec(text.trim());
  const hours = Number(parts?.[1]);
  const minutes = Number(parts?.[2] ?? 0);
  return parts && hours < 24 && minutes < 60 ? `${two(hours)}:${two(minutes)}` : null;
}

/** `12`, `12,5`, `1.200`, `1.200,50`; with one point and not three digits behind it, the point is the decimal one. */
function numberOfText(text: string): number | null {
  const compact = text.trim().replace(/[\s\u00a0]/g, '');
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(compact))
    return Number(compact.replaceAll('.', '').replace(',', '.'));
  return /^-?\d+([.,]\d+)?$/.test(compact) ? Number(compact.replace(',', '.')) : null;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function isoOfSeconds(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}
