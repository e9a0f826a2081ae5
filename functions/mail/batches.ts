import type { Delivery } from '../../sheets-schema/deliveries.ts';
import { histories, mayRepeat, mayTryAgain, type History, type Mail } from './ledger.ts';

/** Recipients that are claimed, and at worst unclear after a crash, together. */
export const BATCH_SIZE = 10;

/**
 * Batches of one issue at most, for each costs one of the 60 writes a minute; where there are more recipients, the batches
 * are larger.
 */
const MOST_BATCHES = 50;

/** The claim under which an issue of the weekly letter is fixed. */
export function issueClaim(issue: string): string {
  return `digest:${issue}`;
}

/** The claim under which *Vorschau* gets its rows of an issue. */
export function previewClaim(issue: string): string {
  return `preview:${issue}`;
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
 * Begun without an end is unclear: it is not sent again unless the manager wants it.
 * @param repeat when she does: the time now
 */
export function worksOf(issue: string, ledger: readonly Delivery[], repeat: Date | null): Work[] {
  return triesOf(issue, ledger, repeat).filter(({ mails }) => mails.length > 0);
}

/** The next try of every batch, also of those in which nothing is left to do. */
export function triesOf(issue: string, ledger: readonly Delivery[], repeat: Date | null): Work[] {
  const known = histories(ledger.filter((row) => row.issue === issue));
  return batchesOf(issue, ledger).map(({ at, mails }) => {
    const attempt = 1 + Math.max(...mails.map(({ key }) => known.get(key)?.attempts ?? 0));
    return {
      at,
      mails: mails.filter(({ key }) => isOpen(known.get(key), repeat)),
      claim: `${issueClaim(issue)}:${at}:${attempt}`,
      attempt,
    };
  });
}

function isOpen(history: History | undefined, repeat: Date | null): boolean {
  if (history === undefined || history.state === 'none') return true;
  return mayTryAgain(history) || (repeat !== null && mayRepeat(history, repeat));
}
