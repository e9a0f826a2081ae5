import type { Delivery } from '../../sheets-schema/deliveries.ts';
import { histories, type Mail } from '../mail/ledger.ts';
import { readerKeyOf } from '../mail/reader.ts';
import { mondayOf, type Issue } from '../rules/issue.ts';
import type { Reach, Since } from '../rules/journal.ts';
import type { Reader } from './readers.ts';

/** The ledger's name for one letter: issue and reader. */
export function mailOf(issue: string, reader: Pick<Reader, 'key' | 'partner'>): Mail {
  return { key: `digest|${issue}|${reader.key}`, purpose: 'digest', recipient: reader.partner, issue };
}

/**
 * From where on a reader is to be told: after their last letter that arrived or is unclear; else from the first one that
 * was planned for them; else this issue. What a letter left out is new from where it was before that letter.
 * @param repeated issues whose unclear letters count as not arrived, because the manager wants so
 */
export function sinceOf(
  reader: Pick<Reader, 'key'>,
  issue: string,
  ledger: readonly Delivery[],
  repeated: ReadonlySet<string> = new Set(),
): Reach {
  const own = ledger.filter((row) => row.purpose === 'digest' && readerKeyOf(row) === reader.key);
  const earlier = [...histories(own)]
    .map(([key, history]) => ({ ...history, issue: key.split('|')[1] ?? '' }))
    .filter((letter) => letter.issue < issue)
    .toSorted((a, b) => (a.issue < b.issue ? -1 : 1));
  let since: Since = { issue: earlier[0]?.issue ?? issue, inclusive: true };
  let withheld = new Map<string, Since>();
  for (const letter of earlier) {
    const isUnclear = letter.state === 'unclear' || letter.state === 'open';
    if (letter.state !== 'sent' && !(isUnclear && !repeated.has(letter.issue))) continue;
    const before = since;
    withheld = new Map(letter.withheld.map((entry) => [entry, withheld.get(entry) ?? before]));
    since = { issue: letter.issue, inclusive: false };
  }
  return { ...since, withheld };
}

/** The day of a reader's last letter, `YYYY-MM-DD`, or null. */
export function lastDayOf(since: Since): string | null {
  return since.inclusive ? null : mondayOf(since.issue);
}

/** Whether a reader is to get a letter in this issue: who reads monthly gets the first of each month, or their first ever. */
export function isDue(reader: Pick<Reader, 'monthly'>, since: Since, issue: Pick<Issue, 'key'>): boolean {
  return (
    !reader.monthly || since.inclusive || mondayOf(since.issue).slice(0, 7) < mondayOf(issue.key).slice(0, 7)
  );
}
