import type { Delivery } from '../../sheets-schema/deliveries.ts';
import { histories, isInDoubt, type History } from './ledger.ts';
import type { Sending } from './letter.ts';

/** Why a planned letter was not needed after all: the reader had left, or what it would have told was withdrawn. */
const NOT_NEEDED = ['LEFT', 'NOTHING_LEFT'] as const;

/** A letter that was planned and is not needed. */
export function notNeeded(reason: (typeof NOT_NEEDED)[number]): Sending {
  return { state: 'failed', code: reason, permanent: true };
}

/** How an issue of the weekly letter stands, over all its planned letters that were needed. */
export interface Totals {
  readonly planned: number;
  readonly sent: number;
  readonly failed: number;
  /** Unclear, or begun and never ended. */
  readonly unclear: number;
}

/**
 * @param issue the issue's key
 * @param since what became of letters after the ledger was read, by their keys
 */
export function totalsOf(issue: string, ledger: readonly Delivery[], since: Since = new Map()): Totals {
  const needed = neededIn(issue, ledger, since);
  const count = (...wanted: History['state'][]): number =>
    needed.filter(({ state }) => wanted.includes(state)).length;
  return {
    planned: needed.length,
    sent: count('sent'),
    failed: count('failed'),
    unclear: count('unclear', 'open'),
  };
}

/** How many letters of an issue are unclear for good: with those only begun, nobody can be busy any more. */
export function inDoubt(issue: string, ledger: readonly Delivery[], since: Since, now: Date): number {
  return neededIn(issue, ledger, since).filter((letter) => isInDoubt(letter, now)).length;
}

type Since = ReadonlyMap<string, Sending>;

/** How each letter of an issue stands that was planned and needed. */
function neededIn(issue: string, ledger: readonly Delivery[], since: Since): Letter[] {
  const own = ledger.filter((row) => row.issue === issue && row.purpose === 'digest');
  return [...histories(own)]
    .map(([key, { state, code, begunAt }]): Letter => {
      const sending = since.get(key);
      return sending ? { code: null, begunAt, ...sending } : { state, code, begunAt };
    })
    .filter(({ code }) => !NOT_NEEDED.some((reason) => code?.startsWith(reason)));
}

type Letter = Pick<History, 'state' | 'code' | 'begunAt'>;
