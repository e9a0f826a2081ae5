import type { Delivery } from '../../sheets-schema/deliveries.ts';
import { histories, mayTryAgain } from '../mail/ledger.ts';
import { berlinDate, daysBetween } from '../platform/time.ts';
import { askDay, type ConfirmedOffer, type Ladder } from '../rules/freshness.ts';
import type { KeptByMail } from './keepers.ts';

/** What mails of this kind are for, in the ledger. */
export const PURPOSE = 'freshness';

/** Days between two mails that ask the same provider, at least. */
const PAUSE_DAYS = 7;

/** One provider who is to be asked, with all they offer. */
export interface Ask {
  /** Their id, from `keeperOf`. */
  readonly keeper: string;
  readonly address: string;
  /** All of them, those that nobody has confirmed for longest first. */
  readonly offers: readonly KeptByMail['offer'][];
}

/**
 * The providers to ask on a day: those with an offer that has reached a step of the ladder since they were asked last.
 * What decides is what was asked, never a window of time, so a missed week loses no question and a doubled run repeats none.
 * @param kept without the offers of which nobody is to be asked now
 * @param askedOn from `askedDays`
 */
export function asksDue(
  kept: readonly KeptByMail[],
  askedOn: ReadonlyMap<string, string>,
  day: string,
  ladder: Ladder,
): Ask[] {
  return [...Map.groupBy(kept, ({ keeper }) => keeper)].flatMap(([keeper, own]) => {
    const last = askedOn.get(keeper);
    if (last !== undefined && daysBetween(last, day) < PAUSE_DAYS) return [];
    const isDue = own.some(({ offer }) => {
      const reached = askDay(offer, day, ladder);
      return reached !== null && (last === undefined || last < reached);
    });
    const [first] = own;
    if (!isDue || !first) return [];
    const since = ({ confirmedAt }: ConfirmedOffer): string => confirmedAt ?? '';
    const oldestFirst = own
      .map(({ offer }) => offer)
      .toSorted((a, b) => (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : 0));
    return [{ keeper, address: first.address, offers: oldestFirst }];
  });
}

/**
 * The day on which each provider was asked last. What may have reached them counts, and what their server refused for
 * good: it would do so again.
 * @param week the run's own, whose mails `sendOnce` judges itself
 */
export function askedDays(ledger: readonly Delivery[], week: string): ReadonlyMap<string, string> {
  const own = ledger.filter(({ purpose, issue }) => purpose === PURPOSE && issue !== week);
  const days = new Map<string, string>();
  for (const [keeper, rows] of Map.groupBy(own, ({ recipient }) => recipient))
    for (const history of histories(rows).values()) {
      if (keeper === null || history.firstAt === null || mayTryAgain(history)) continue;
      const day = berlinDate(new Date(history.firstAt));
      if (day > (days.get(keeper) ?? '')) days.set(keeper, day);
    }
  return days;
}
