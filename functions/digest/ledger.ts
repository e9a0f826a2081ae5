import type { Delivery } from '../../sheets-schema/deliveries.ts';
import { histories, mayTryAgain, type History, type Mail } from '../mail/ledger.ts';
import { readerKeyOf } from '../mail/reader.ts';
import { mondayOf, type Issue } from '../rules/issue.ts';
import type { Reach, Since } from '../rules/journal.ts';
import type { Reader } from './readers.ts';

/** Recipients that are claimed, and at worst unclear after a crash, together. */
export const BATCH_SIZE = 10;

/** Batches of one issue at most, for each costs a write; where there are more recipients, the batches are larger. */
const MOST_BATCHES = 80;

/** The ledger's name for one letter: issue and reader. */
export function mailOf(issue: string, reader: Pick<Reader, 'key' | 'partner'>): Mail {
  return { key: `digest|${issue}|${reader.key}`, purpose: 'digest', recipient: reader.partner, issue };
}

/** Mails that are claimed together, always the same ones, so that two runners mean the same batch. */
export interface Batch {
  readonly at: number;
  readonly mails: readonly Mail[];
}

/** The batches of a frozen issue, from its planned deliveries. */
export function batchesOf(issue: string, ledger: readonly Delivery[]): Batch[] {
  const planned = ledger
    .filter((row) => row.issue === issue && row.purpose === 'digest' && row.state === 'geplant')
    .map(({ key, recipient }): Mail => ({ key, purpose: 'digest', recipient: recipient ?? '', issue }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const size = Math.max(BATCH_SIZE, Math.ceil(planned.length / MOST_BATCHES));
  return Array.from({ length: Math.ceil(planned.length / size) }, (_, at) => ({
    at,
    mails: planned.slice(at * size, (at + 1) * size),
  }));
}

/** What is still to do in a batch, and under which claim. */
export interface Work {
  /** The batch's number. */
  readonly at: number;
  readonly mails: readonly Mail[];
  /** The same for every runner that sees the same state; used up by the first. */
  readonly claim: string;
  readonly attempt: number;
}

/**
 * What is still to do of a frozen issue: of each batch the mails that were never begun, or failed and may be tried again.
 * Begun without an end is unclear: it is not sent again.
 */
export function worksOf(issue: string, ledger: readonly Delivery[]): Work[] {
  return triesOf(issue, ledger).filter(({ mails }) => mails.length > 0);
}

/** The next try of every batch, also of those in which nothing is left to do. */
export function triesOf(issue: string, ledger: readonly Delivery[]): Work[] {
  const known = histories(ledger.filter((row) => row.issue === issue));
  return batchesOf(issue, ledger).map(({ at, mails }) => {
    const attempt = 1 + Math.max(...mails.map(({ key }) => known.get(key)?.attempts ?? 0));
    return {
      at,
      mails: mails.filter(({ key }) => isOpen(known.get(key))),
      claim: `digest:${issue}:${at}:${attempt}`,
      attempt,
    };
  });
}

function isOpen(history: History | undefined): boolean {
  return history === undefined || history.state === 'none' || mayTryAgain(history);
}

/**
 * From where on a reader is to be told: after their last letter that arrived or is unclear; else from the first one that
 * was planned for them; else this issue. What a letter left out is new from where it was before that letter.
 */
export function sinceOf(reader: Pick<Reader, 'key'>, issue: string, ledger: readonly Delivery[]): Reach {
  const own = ledger.filter((row) => row.purpose === 'digest' && readerKeyOf(row) === reader.key);
  const earlier = [...histories(own)]
    .map(([key, history]) => ({ ...history, issue: key.split('|')[1] ?? '' }))
    .filter((letter) => letter.issue < issue)
    .toSorted((a, b) => (a.issue < b.issue ? -1 : 1));
  let since: Since = { issue: earlier[0]?.issue ?? issue, inclusive: true };
  let withheld = new Map<string, Since>();
  for (const letter of earlier) {
    if (!['sent', 'unclear', 'open'].includes(letter.state)) continue;
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
