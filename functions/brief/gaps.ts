import type { Contact } from '../../sheets-schema/contacts.ts';
import { addDays } from '../platform/time.ts';

/** Days that the brief looks back for gaps (a judgement: one week has few, a quarter would say the same each Monday). */
const GAP_DAYS = 28;

/** A topic for which people found nothing. */
export interface Gap<C> {
  readonly topic: string;
  /** Why, as a key of the list `unmetReason`: what was noted most often. */
  readonly reason: string;
  /** The contacts in which it was noted, the newest first. */
  readonly contacts: readonly C[];
}

/** The topics of the contacts that had to stay open for a reason, those with most contacts first. @param day `YYYY-MM-DD` */
export function gapsIn<C extends Pick<Contact, 'date' | 'mainTopic' | 'unmetReason'>>(
  contacts: readonly C[],
  day: string,
): Gap<C>[] {
  const unmet = contacts
    .filter((one) => one.mainTopic !== null && one.unmetReason !== null)
    .filter((one) => one.date > addDays(day, -GAP_DAYS) && one.date <= day)
    .toSorted((a, b) => (a.date > b.date ? -1 : a.date < b.date ? 1 : 0));
  return [...Map.groupBy(unmet, ({ mainTopic }) => mainTopic ?? '')]
    .map(([topic, own]) => ({
      topic,
      reason: mostIn(own.map(({ unmetReason }) => unmetReason ?? '')),
      contacts: own,
    }))
    .toSorted((a, b) => b.contacts.length - a.contacts.length);
}

/** What comes most often; of several, what comes first. */
function mostIn(words: readonly string[]): string {
  const counts = [...Map.groupBy(words, (word) => word)].toSorted(([, a], [, b]) => b.length - a.length);
  return counts[0]?.[0] ?? '';
}
