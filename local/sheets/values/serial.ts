/** Milliseconds of a day. */
const DAY_MS = 86_400_000;
/** Serial dates count days since 1899-12-30 (Sheets, "DateTimeRenderOption"). */
const EPOCH_MS = Date.UTC(1899, 11, 30);

/** The serial number of a calendar day, or undefined when there is no such day (31.2.). Month is 1 to 12. */
export function serialOfDay(year: number, month: number, day: number): number | undefined {
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return undefined;
  return Math.round((ms - EPOCH_MS) / DAY_MS);
}

/** The fraction of a day. */
export function serialOfTime(hours: number, minutes: number, seconds: number): number {
  return (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

/** The parts of a serial number as a UTC date, rounded to the second (a display can round to the next day: measured). */
export function dateOfSerial(serial: number): Date {
  return new Date(EPOCH_MS + Math.round(serial * 86_400) * 1000);
}
