import { EPOCH_MS, serialOfDate } from '../../values/serial.ts';
import { FormulaError } from '../errors.ts';
import { valuesIn } from '../grid.ts';
import { define, type FormulaFunction } from './define.ts';

const DAY_MS = 86_400_000;

/** The calendar day that a serial number lies on, as a UTC date. */
function dayOf(serial: number): Date {
  return new Date(EPOCH_MS + Math.floor(serial) * DAY_MS);
}

/** Seconds since midnight, rounded. */
function secondsOf(serial: number): number {
  return Math.round((serial - Math.floor(serial)) * 86_400) % 86_400;
}

/** The same day some months later, or the last of the month where there is none. */
function monthsLater(serial: number, months: number): number {
  const date = dayOf(serial);
  const month = date.getUTCMonth() + Math.trunc(months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return serialOfDate(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), last));
}

function endOfMonth(serial: number, months: number): number {
  const date = dayOf(serial);
  return serialOfDate(date.getUTCFullYear(), date.getUTCMonth() + Math.trunc(months) + 1, 0);
}

/** 1 to 7 from Sunday; 2: from Monday; 3: 0 to 6 from Monday. */
function weekday(serial: number, type: number): number {
  const sunday = dayOf(serial).getUTCDay();
  const monday = (sunday + 6) % 7;
  switch (type) {
    case 1:
      return sunday + 1;
    case 2:
      return monday + 1;
    case 3:
      return monday;
    default:
      throw new FormulaError(
        'NUM',
        `Function WEEKDAY parameter 2 value is ${type}. Valid values are between 1 and 3 inclusive.`,
      );
  }
}

/** Weeks begin on Monday; the first is the one with the year's first Thursday. */
function isoWeek(serial: number): number {
  const thursday = Math.floor(serial) - weekday(serial, 3) + 3;
  const first = serialOfDate(dayOf(thursday).getUTCFullYear(), 0, 1);
  return Math.floor((thursday - first) / 7) + 1;
}

const date = { format: 'DATE' } as const;

export const dates: readonly FormulaFunction[] = [
  define(
    'DATE',
    ['number', 'number', 'number'],
    (_, year, month, day) =>
      serialOfDate(
        year < 1900 ? 1900 + Math.trunc(year) : Math.trunc(year),
        Math.trunc(month) - 1,
        Math.trunc(day),
      ),
    date,
  ),
  define('TODAY', [], ({ now }) => Math.floor(now()), date),
  define('NOW', [], ({ now }) => now(), { format: 'DATE_TIME' }),
  define('EDATE', ['number', 'number'], (_, serial, months) => monthsLater(serial, months), date),
  define('EOMONTH', ['number', 'number'], (_, serial, months) => endOfMonth(serial, months), date),
  define('YEAR', ['number'], (_, serial) => dayOf(serial).getUTCFullYear()),
  define('MONTH', ['number'], (_, serial) => dayOf(serial).getUTCMonth() + 1),
  define('DAY', ['number'], (_, serial) => dayOf(serial).getUTCDate()),
  define('HOUR', ['number'], (_, serial) => Math.floor(secondsOf(serial) / 3600)),
  define('MINUTE', ['number'], (_, serial) => Math.floor(secondsOf(serial) / 60) % 60),
  define('SECOND', ['number'], (_, serial) => secondsOf(serial) % 60),
  define(
    'TIME',
    ['number', 'number', 'number'],
    (_, hours, minutes, seconds) => {
      const day = (Math.trunc(hours) * 3600 + Math.trunc(minutes) * 60 + Math.trunc(seconds)) / 86_400;
      return day - Math.floor(day);
    },
    { format: 'TIME' },
  ),
  define('WEEKDAY', ['number', 'number?'], (_, serial, type = 1) => weekday(serial, Math.trunc(type))),
  define('ISOWEEKNUM', ['number'], (_, serial) => isoWeek(serial)),
  define('DAYS', ['number', 'number'], (_, end, start) => Math.floor(end) - Math.floor(start)),
  define('NETWORKDAYS', ['number', 'number', 'grid?'], (_, start, end, holidays) => {
    const free = new Set(holidays ? valuesIn(holidays) : []);
    const [from, to] = [Math.floor(Math.min(start, end)), Math.floor(Math.max(start, end))];
    let days = 0;
    for (let day = from; day <= to; day += 1) if (weekday(day, 2) < 6 && !free.has(day)) days += 1;
    return start <= end ? days : -days;
  }),
];
