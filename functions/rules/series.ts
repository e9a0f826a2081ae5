import { addDays } from '../platform/time.ts';

/** A day, or a series of equal ones, as *Veranstaltungen* says it. Plain dates are `YYYY-MM-DD`. */
export interface Series {
  readonly date: string;
  /** Key of the list `repeat`; anything but the three series means once. */
  readonly repeat: string | null;
  readonly repeatUntil: string | null;
  /** Days that fall out, as people write them: „24.12.2026, 31.12.2026“. */
  readonly exceptions: string | null;
}

/** How many steps a series is followed: ten years of weeks. */
const MOST_STEPS = 520;

/** The days of a series from one day to another, both included. */
export function occurrences(series: Series, from: string, to: string): string[] {
  const out = daysOff(series.exceptions);
  const last = series.repeatUntil !== null && series.repeatUntil < to ? series.repeatUntil : to;
  const days: string[] = [];
  for (let step = 0; step <= MOST_STEPS; step++) {
    const day = occurrence(series, step);
    if (day === null || day > to || (step > 0 && day > last)) break;
    if (day >= from && !out.has(day)) days.push(day);
  }
  return days;
}

function occurrence({ date, repeat }: Series, step: number): string | null {
  if (step === 0) return date;
  if (repeat === 'woechentlich') return addDays(date, 7 * step);
  if (repeat === 'zweiwoechentlich') return addDays(date, 14 * step);
  if (repeat === 'monatlich') return sameWeekday(date, step);
  return null;
}

/** Monthly means the same weekday of the month: the second Tuesday stays the second Tuesday, a fifth becomes the last. */
function sameWeekday(date: string, months: number): string {
  const first = new Date(`${date}T00:00:00Z`);
  const nth = Math.ceil(first.getUTCDate() / 7);
  const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 1));
  const toWeekday = (first.getUTCDay() - month.getUTCDay() + 7) % 7;
  const day = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth(), 1 + toWeekday + (nth - 1) * 7));
  if (day.getUTCMonth() !== month.getUTCMonth()) day.setUTCDate(day.getUTCDate() - 7);
  return day.toISOString().slice(0, 10);
}

/** A day as people write it: 24.12.2026. */
const WRITTEN_DAY = /(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})/g;

/** The days that a text names, whatever else stands in it. */
export function daysOff(text: string | null): Set<string> {
  const dates = (text ?? '').matchAll(WRITTEN_DAY);
  return new Set(
    [...dates].map(
      ([, day = '', month = '', year = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    ),
  );
}

/** Whether a text names days and nothing else that could be meant as one. */
export function namesOnlyDays(text: string): boolean {
  return daysOff(text).size > 0 && /^(?:[\s,;.]|und)*$/.test(text.replace(WRITTEN_DAY, ' '));
}
