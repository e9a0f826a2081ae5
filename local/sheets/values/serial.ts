/** Milliseconds of a day. */
const DAY_MS = 86_400_000;
/** Serial dates count days since 1899-12-30 (Sheets, "DateTimeRenderOption"). */
export const EPOCH_MS = Date.UTC(1899, 11, 30);

/** The serial number of a calendar day, or undefined when there is no such day (31.2.). Month is 1 to 12. */
export function serialOfDay(year: number, month: number, day: number): number | undefined {
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return undefined;
  return Math.round((ms - EPOCH_MS) / DAY_MS);
}

/** The serial number of a day whose month (from 0) or day may run over, as in `DATE(2026, 13, 1)`. */
export function serialOfDate(year: number, month: number, day: number): number {
  return Math.round((Date.UTC(year, month, day) - EPOCH_MS) / DAY_MS);
}

/** The fraction of a day. */
export function serialOfTime(hours: number, minutes: number, seconds: number): number {
  return (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

/** What a clock on the wall of a time zone (`Europe/Berlin`; UTC for an unknown one) shows, as a serial number. */
export function serialIn(now: Date, timeZone: string): number {
  const parts = Object.fromEntries(
    clock(timeZone)
      .formatToParts(now)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return serialOfDate(year, month - 1, day) + serialOfTime(hour, minute, second);
}

function clock(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric' as const;
  const date = { year: numeric, month: numeric, day: numeric };
  const time = { hour: numeric, minute: numeric, second: numeric, hourCycle: 'h23' as const };
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, ...date, ...time });
  } catch {
    return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...date, ...time });
  }
}

/**
 * The parts of a serial number as a UTC date, rounded to the second, or to so many decimal places of it (a display can
 * round to the next day: measured).
 */
export function dateOfSerial(serial: number, places = 0): Date {
  const unit = 10 ** places;
  return new Date(EPOCH_MS + Math.round((Math.round(serial * 86_400 * unit) * 1000) / unit));
}
