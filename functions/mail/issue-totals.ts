import type { Delivery } from '../../sheets-schema/deliveries.ts';
import { histories, type History } from './ledger.ts';
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
export function totalsOf(
  issue: string,
  ledger: readonly Delivery[],
  since: ReadonlyMap<string, Sending> = new Map(),
): Totals {
  const own = ledger.filter((row) => row.issue === issue && row.purpose === 'digest');
  const states = [...histories(own)]
    .map(([key, history]) => {
      const now = since.get(key);
      return now ? { code: null, ...now } : history;
    })
    .filter(({ code }) => !NOT_NEEDED.some((reason) => code?.startsWith(reason)))
    .map(({ state }) => state);
  const count = (...wanted: History['state'][]): number =>
    states.filter((state) => wanted.includes(state)).length;
  return {
    planned: states.length,
    sent: count('sent'),
    failed: count('failed'),
    unclear: count('unclear', 'open'),
  };
}
