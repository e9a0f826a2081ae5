import type { Unread } from './letter.ts';
import type { Reader } from './readers.ts';

/** Of a reader all that decides what they are told, besides what they do not know yet. */
type Interests = Pick<Reader, 'topics' | 'organisation'>;

/** Groups of readers for whom something is kept: a letter written for many is some 50 KB. */
const MOST = 100;

/** Makes something once for all readers who are told the same: who know the same, and have the same topics and organisation. */
export function onceForAlike<T>(make: (reader: Interests, unread: Unread) => T) {
  const made = new Map<string, { readonly news: Unread['news']; readonly it: T }>();
  return ({ topics, organisation }: Interests, unread: Unread): T => {
    const key = JSON.stringify([unread.lastDay, organisation, topics]);
    const known = made.get(key);
    if (known?.news === unread.news) return known.it;
    const it = make({ topics, organisation }, unread);
    if (made.size >= MOST) made.clear();
    made.set(key, { news: unread.news, it });
    return it;
  };
}
