import { addDays, instantFromBerlin } from '../../../functions/platform/time.ts';
import { referenceOf } from '../../../sheets-schema/ids.ts';
import type { Random } from '../random.ts';

/** What every maker of rows is given. */
export interface World {
  /** `YYYY-MM-DD`; everything that has happened lies before it. */
  readonly today: string;
  readonly random: Random;
}

/** The day that lies a number of days before today. */
export function daysAgo({ today }: World, days: number): string {
  return addDays(today, -days);
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** A moment of a day in Berlin, between 8 and 17 o'clock. */
export function momentOf({ random }: World, day: string): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const clock = `${two(random.between(8, 16))}:${two(random.between(0, 59))}:${two(random.between(0, 59))}`;
  return instantFromBerlin(`${day}T${clock}`).toISOString();
}

/** The grey columns of a row that came on a day: by form with a submission, else typed by hand. */
export function grey(world: World, day: string, by: 'form' | 'hand' = 'hand') {
  const id = world.random.id();
  return {
    id,
    reference: referenceOf(id),
    receivedAt: momentOf(world, day),
    ...(by === 'form' ? { submissionId: world.random.id() } : {}),
  };
}

/** `3.11.2026` as the office writes it. */
export function germanDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)}.${Number(month)}.${year}`;
}

/** A name as it stands in a mail address: `Gönül Hünefeld` → `goenuel.huenefeld`. */
export function mailName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll(/[^a-z]+/g, '.');
}
