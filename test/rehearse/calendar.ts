import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { addDays } from '../../functions/platform/time.ts';

/** A scheduled run that is due. */
export interface Job {
  /** As `deploy.sh` names it. */
  readonly name: string;
  readonly function: string;
  /** Wall clock in Berlin, `YYYY-MM-DDTHH:mm`. */
  readonly at: string;
}

/** Sundays on which the clocks change, one a season. */
const CLOCK_CHANGES = ['2026-10-25', '2027-03-28'] as const;

/** The Mondays of a rehearsal; the clocks change in the middle of it: back where the seed is even, forward where it is odd. */
export function mondaysOf(weeks: number, seed: number): string[] {
  const change = CLOCK_CHANGES[seed % 2] ?? CLOCK_CHANGES[0];
  const first = addDays(change, -6 - 7 * Math.floor((weeks - 1) / 2));
  return Array.from({ length: weeks }, (_, week) => addDays(first, 7 * week));
}

/** The day of the week, 1 for Monday to 7. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The rows of the table in `deploy.sh`: job, function, minute, hour, day, month, weekday. */
const TABLE = /^JOBS='\n(.*?)^'/ms.exec(
  readFileSync(resolve(import.meta.dirname, '../../deploy.sh'), 'utf8'),
)?.[1];
const rows = (TABLE ?? '')
  .split('\n')
  .map((line) => line.trim().split(/\s+/))
  .filter(({ length }) => length === 7);

/** What is due on a day, in the order of the hours. @throws Error when the table of `deploy.sh` is not what is read here */
export function jobsOn(day: string): Job[] {
  if (rows.length === 0) throw new Error('[rehearse] deploy.sh has no table of jobs.');
  return rows
    .flatMap(([name = '', called = '', minute = '', hour = '', ...rest]) => {
      const [date = '', month = '', weekday = ''] = rest;
      const isDay =
        numbersOf(date, 1, 31).includes(Number(day.slice(8))) &&
        numbersOf(month, 1, 12).includes(Number(day.slice(5, 7))) &&
        numbersOf(weekday, 1, 7).includes(weekdayOf(day));
      if (!isDay) return [];
      return numbersOf(hour, 0, 23).flatMap((h) =>
        numbersOf(minute, 0, 59).map((m): Job => ({
          name,
          function: called,
          at: `${day}T${two(h)}:${two(m)}`,
        })),
      );
    })
    .toSorted((a, b) => a.at.localeCompare(b.at));
}

/** What a field of a cron line means: `*`, `5`, `8-18` or `9-15/2`. */
function numbersOf(field: string, least: number, most: number): number[] {
  const [range = '', step = '1'] = field.split('/');
  const [from = NaN, to = from] = range === '*' ? [least, most] : range.split('-').map(Number);
  const by = Number(step);
  if (![from, to, by].every(Number.isInteger) || by < 1)
    throw new Error(`[rehearse] A job of deploy.sh is due at "${field}", which is not read here.`);
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, at) => from + at * by);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
