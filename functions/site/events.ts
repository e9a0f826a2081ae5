import type { Event } from '../../sheets-schema/events.ts';
import { addDays } from '../platform/time.ts';
import { occurrences } from '../rules/series.ts';

/** One evening, market or meeting that is still to come. */
export interface Occasion {
  readonly event: Event;
  /** The day on which it takes place, `YYYY-MM-DD`. */
  readonly date: string;
  readonly cancelled: boolean;
}

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

/** The day of an event's next occasion, today included, or null when it is over. A series is followed for a year. */
export function nextDate(event: Event, today: string): string | null {
  const year = addDays(today, 366);
  return occurrences(event, today, event.date > year ? event.date : year)[0] ?? null;
}
