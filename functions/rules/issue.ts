import { addDays, berlinDate, isoWeek } from '../platform/time.ts';

/** One week's letter. */
export interface Issue {
  /** ISO week in Berlin, `2026-W49`: the run's key. Keys sort by time. */
  readonly key: string;
  /** The day of the run in Berlin, `YYYY-MM-DD`: what is public is asked for this day. */
  readonly day: string;
}

/** The issue of a schedule time. A retry or a second trigger in the same week is the same issue. */
export function issueAt(at: Date): Issue {
  const day = berlinDate(at);
  return { key: isoWeek(day), day };
}

/** The issue that a run at the weekend shows beforehand, or `null` on a working day. */
export function previewedAt(at: Date): Issue | null {
  const day = berlinDate(at);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  if (weekday < 6) return null;
  const monday = addDays(day, 8 - weekday);
  return { key: isoWeek(monday), day: monday };
}

/** The Monday of an issue's week, `YYYY-MM-DD`. */
export function mondayOf(key: string): string {
  const [year = '', week = ''] = key.split('-W');
  const fourth = `${year}-01-04`; // always in week 1 (ISO 8601)
  const weekday = new Date(`${fourth}T00:00:00Z`).getUTCDay() || 7;
  return addDays(fourth, (Number(week) - 1) * 7 + 1 - weekday);
}
