/** Wall-clock arithmetic for one zone. Instants are `Date`, plain dates are `YYYY-MM-DD`, plain times are Berlin's. */
const TIME_ZONE = 'Europe/Berlin';

let parts: Intl.DateTimeFormat | undefined;
let newest = { at: NaN, text: '' };

/** The wall clock in Berlin at an instant, as `YYYY-MM-DDTHH:mm:ss`. */
export function berlinDateTime(at: Date): string {
  // Made at first use: 10 ms and 7 MB that most processes need only after their first answer, if at all.
  parts ??= new Intl.DateTimeFormat('sv-SE', {
    timeZone: TIME_ZONE,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  // Rows that are written together bear the same instant.
  const of = at.getTime();
  if (of !== newest.at) newest = { at: of, text: parts.format(at).replace(' ', 'T') };
  return newest.text;
}

/** The calendar day in Berlin at an instant, as `YYYY-MM-DD`. */
export function berlinDate(at: Date): string {
  return berlinDateTime(at).slice(0, 10);
}

/** Minutes that Berlin is ahead of UTC at an instant. */
function offsetMinutes(at: Date): number {
  const whole = Math.floor(at.getTime() / 1000) * 1000;
  return (Date.parse(`${berlinDateTime(at)}Z`) - whole) / 60_000;
}

/**
 * The instant of a Berlin wall-clock time `YYYY-MM-DDTHH:mm[:ss]`.
 * October's doubled hour means its first pass; March's missing hour moves on by one hour.
 * @throws RangeError when the text is no date and time.
 */
export function instantFromBerlin(local: string): Date {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(local)) {
    throw new RangeError(`[time] "${local}" is no date and time. Write it like 2026-11-30T07:00.`);
  }
  const asUtc = Date.parse(`${local.length === 16 ? `${local}:00` : local}Z`);
  if (Number.isNaN(asUtc)) throw new RangeError(`[time] "${local}" does not exist in the calendar.`);
  const day = 86_400_000;
  // The offset before the day is the one of the first pass, and moves the missing hour forward.
  const before = offsetMinutes(new Date(asUtc - day));
  const guess = new Date(asUtc - before * 60_000);
  if (berlinDateTime(guess) === new Date(asUtc).toISOString().slice(0, 19)) return guess;
  const after = offsetMinutes(new Date(asUtc + day));
  const second = new Date(asUtc - after * 60_000);
  return berlinDateTime(second) === new Date(asUtc).toISOString().slice(0, 19) ? second : guess;
}

/** The ISO 8601 week of a plain date: `2026-11-30` is `2026-W49`. */
export function isoWeek(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  const weekday = day.getUTCDay() || 7;
  day.setUTCDate(day.getUTCDate() + 4 - weekday); // the week belongs to the year of its Thursday
  const yearStart = Date.UTC(day.getUTCFullYear(), 0, 1);
  const week = Math.ceil(((day.getTime() - yearStart) / 86_400_000 + 1) / 7);
  return `${day.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** A plain date moved by a number of days. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one plain date to another, negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
