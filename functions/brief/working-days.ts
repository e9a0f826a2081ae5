import { addDays } from '../platform/time.ts';

/** The day that lies a number of working days before another. Monday to Friday; public holidays count as working days. */
export function workingDaysBefore(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, -1);
    const weekday = new Date(`${at}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return at;
}
