import { addDays } from '../../../functions/platform/time.ts';
import type { events } from '../../../sheets-schema/events.ts';
import type { NewRow } from '../../../sheets-schema/tab.ts';
import { demoEvents, type DemoEvent } from '../events.ts';
import { nameOf } from './organisations.ts';
import type { MeasureOf } from './office.ts';
import { daysAgo, grey, weekdayOf, type World } from './world.ts';

export type EventRow = NewRow<typeof events> & {
  readonly id: string;
  readonly title: string;
  readonly date: string;
};

/** The rows of *Veranstaltungen*: what is over knows who came. */
export function eventRows(world: World, measureOf: MeasureOf): EventRow[] {
  return demoEvents.map((event) => {
    const date = dayOf(world, event);
    const typed = event.fresh
      ? 3
      : event.days < 0
        ? Math.min(350, -event.days + 21)
        : world.random.between(15, 40);
    const [attendance, attendanceHow, newFaces] = event.came ?? [];
    const [volunteers, volunteerHours] = event.helpers ?? [];
    return {
      title: event.title,
      kind: event.kind,
      date,
      start: event.start,
      end: event.end,
      repeat: event.repeat ?? 'einmalig',
      repeatUntil: event.repeat ? addDays(world.today, 150) : undefined,
      place: event.place,
      organisation: nameOf(event.by),
      summary: event.summary,
      targetGroups: [...(event.groups ?? [])],
      topics: [...(event.topics ?? [])],
      cost: event.cost,
      accessibility: [...(event.accessibility ?? [])],
      languages: [...(event.languages ?? [])],
      signUp: event.signUp,
      status: event.status ?? (event.days < 0 && !event.repeat ? 'beendet' : 'oeffentlich'),
      attendance,
      attendanceHow,
      newFaces,
      volunteers,
      volunteerHours,
      goal: event.goal ? measureOf(event.goal) : undefined,
      ...grey(world, daysAgo(world, typed), event.status === 'neu' ? 'form' : 'hand'),
    };
  });
}

/** The weekday nearest to a day: not after it in the past, not before it ahead; or the month's first one. */
function dayOf({ today }: World, { days, weekday, firstInMonth }: DemoEvent): string {
  const near = addDays(today, days);
  const day = firstInMonth ? `${near.slice(0, 7)}-01` : near;
  const step = days < 0 && !firstInMonth ? -1 : 1;
  const off = (step * (weekday - weekdayOf(day)) + 7) % 7;
  return addDays(day, step * off);
}
