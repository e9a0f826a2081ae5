import type { Event } from '../../sheets-schema/events.ts';
import { addDays } from '../platform/time.ts';

/** One evening, market or meeting that is still to come. */
export interface Occasion {
  readonly event: Event;
  /** The day on which it takes place, `YYYY-MM-DD`. */
  readonly date: string;
  readonly cancelled: boolean;
}

/** How many steps a series is followed: ten years of weeks. */
const MOST_STEPS = 520;

/** The next occasion of each event that people may know of, soonest first. @param today the day in Berlin */
export function upcoming(events: readonly Event[], today: string, most: number): Occasion[] {
  return events
    .filter((event) => event.status === 'oeffentlich' || event.status === 'abgesagt')
    .flatMap((event) => {
      const date = nextDate(event, today);
      return date ? [{ event, date, cancelled: event.status === 'abgesagt' }] : [];
    })
    .toSorted((a, b) => `${a.date}${a.event.start ?? ''}`.localeCompare(`${b.date}${b.event.start ?? ''}`))
    .slice(0, most);
}

/** The day of an event's next occasion, today included, or null when it is over. */
export function nextDate(event: Event, today: string): string | null {
  const out = daysOff(event.exceptions);
  const last = event.repeatUntil ?? addDays(today, 366);
  for (let step = 0; step <= MOST_STEPS; step++) {
    const date = occurrence(event, step);
    if (date === null || (step > 0 && date > last)) return null;
    if (date >= today && !out.has(date)) return date;
  }
  return null;
}

function occurrence(event: Event, step: number): string | null {
  if (step === 0) return event.date;
  switch (event.repeat) {
    case 'woechentlich':
      return addDays(event.date, 7 * step);
    case 'zweiwoechentlich':
      return addDays(event.date, 14 * step);
    case 'monatlich':
      return sameWeekday(event.date, step);
    default:
      return null;
  }
}

/** Monthly means the same weekday of the month: the second Tuesday stays the second Tuesday. */
function sameWeekday(date: string, months: number): string {
  const first = new Date(`${date}T00:00:00Z`);
  const nth = Math.ceil(first.getUTCDate() / 7);
  const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 1));
  const toWeekday = (first.getUTCDay() - month.getUTCDay() + 7) % 7;
  const day = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth(), 1 + toWeekday + (nth - 1) * 7));
  // A fifth Tuesday that a month does not have is its last one.
  if (day.getUTCMonth() !== month.getUTCMonth()) day.setUTCDate(day.getUTCDate() - 7);
  return day.toISOString().slice(0, 10);
}

/** The days in "24.12.2026, 31.12.2026", as `YYYY-MM-DD`. */
function daysOff(text: string | null): Set<string> {
  return new Set(
    [...(text ?? '').matchAll(/(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})/g)].map(
      ([, day = '', month = '', year = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    ),
  );
}
