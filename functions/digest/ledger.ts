import type { Delivery } from '../../sheets-schema/deliveries.ts';
import { histories, mayTryAgain, type History, type Mail } from '../mail/ledger.ts';
import { readerKeyOf } from '../mail/reader.ts';
import { mondayOf, type Issue } from '../rules/issue.ts';
import type { Reach, Since } from '../rules/journal.ts';
import type { Reader } from './readers.ts';

/** Recipients that are claimed, and at worst unclear after a crash, together. */
export const BATCH_SIZE = 10;

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
  const count = Math.ceil(planned.length / BATCH_SIZE);
  return Array.from({ length: count }, (_, at) => ({
    at,
    mails: planned.slice(at * BATCH_SIZE, (at + 1) * BATCH_SIZE),
  }));
}

/** What is still to do in a batch, and under which claim. */
export interface Work {
  readonly mails: readonly Mail[];
  /** The same for every runner that sees the same state; used up by the first. */
  readonly claim: string;
  readonly attempt: number;
}

/**
 * The mails of a batch that were never begun, or failed and may be tried again. Begun without an end is unclear: it is
 * not sent again. Null when nothing is left.
 */
export function workOf(batch: Batch, issue: string, ledger: readonly Delivery[]): Work | null {
  const known = histories(ledger.filter((row) => row.issue === issue));
  const of = (mail: Mail): History | undefined => known.get(mail.key);
  const mails = batch.mails.filter((mail) => {
    const history = of(mail);
    return history === undefined || history.state === 'none' || mayTryAgain(history);
  });
  if (mails.length === 0) return null;
  const attempt = 1 + Math.max(...batch.mails.map((mail) => of(mail)?.attempts ?? 0));
  return { mails, attempt, claim: `digest:${issue}:${batch.at}:${attempt}` };
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
