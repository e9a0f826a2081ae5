import type { Contact } from '../../sheets-schema/contacts.ts';
import { parentOf } from '../../sheets-schema/lists.ts';

/** Contacts from which on a topic is named, and for a topic where few are easily recognised. */
const ENOUGH = { usual: 5, sensitive: 10 } as const;

/** The topic of violence, child protection and crises. */
const SENSITIVE = 'schutz';

/** What goes under no topic says nothing about needs. */
const OTHER = 'sonstiges';

/**
 * What people came with in a month: its main topics, most contacts first, without a number. A whole month that is over,
 * told once, so that nothing follows from two letters; equal counts stand in the order of their keys.
 * @param month `YYYY-MM`
 */
export function needsOf(contacts: readonly Pick<Contact, 'date' | 'mainTopic'>[], month: string): string[] {
  const counts = new Map<string, number>();
  for (const { date, mainTopic } of contacts) {
    if (mainTopic === null || !date.startsWith(`${month}-`)) continue;
    const topic = parentOf(mainTopic) ?? mainTopic;
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return [...counts]
    .filter(([topic, count]) => count >= (topic === SENSITIVE ? ENOUGH.sensitive : ENOUGH.usual))
    .filter(([topic]) => topic !== OTHER)
    .toSorted(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([topic]) => topic);
}

/** The month before a day's, `YYYY-MM`. */
export function monthBefore(day: string): string {
  const [year, month] = day.split('-').map(Number);
  return month === 1 ? `${Number(year) - 1}-12` : `${year}-${String(Number(month) - 1).padStart(2, '0')}`;
}
