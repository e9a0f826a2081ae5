import type { Change } from '../../sheets-schema/changes.ts';
import type { Confirmation } from '../../sheets-schema/confirmations.ts';
import type { Offer } from '../../sheets-schema/offers.ts';
import { addDays, isoWeek } from '../platform/time.ts';
import {
  answeredOffers,
  answersAbout,
  askDay,
  askedBy,
  type Answered,
  type ConfirmedOffer,
  type Ladder,
} from './freshness.ts';
import { mondayOf } from './issue.ts';
import { ageOf, isOffered } from './visibility.ts';

/** Days for which an offer is left alone after its provider said that something about it is different (a judgement: four briefs). */
const REST_DAYS = 28;

/** What came of a call or a visit, as the keys of the list `confirmAnswer`. */
export type CallAnswer = Answered['answer'];

/** What was answered so far. */
export interface Heard {
  readonly confirmations: readonly Confirmation[];
  readonly changes: readonly Change[];
}

/**
 * The offers about which somebody is to be called or visited, those that nobody has confirmed for longest first: whoever
 * has no address or asked for a call, from the day on which others get a mail; and who answered no mail. Not while a change
 * of theirs waits, nor soon after they said that something is different.
 * @param day today in Berlin, `YYYY-MM-DD`
 */
export function callsDue<O extends Offer>(
  offers: readonly ConfirmedOffer<O>[],
  { confirmations, changes }: Heard,
  day: string,
  ladder: Ladder,
): ConfirmedOffer<O>[] {
  const resting = new Set([
    ...answeredOffers(changes, offers),
    ...answersAbout(offers, confirmations)
      .filter((one) => one.answer !== 'stimmt' && one.answer !== 'nichtErreicht')
      .filter((one) => one.day <= day && one.day > addDays(day, -REST_DAYS))
      .map(({ id }) => id),
  ]);
  const since = ({ confirmedAt }: Offer): string => confirmedAt ?? '';
  return offers
    .filter((offer) => isOffered(offer, day) && !resting.has(offer.id ?? ''))
    .filter((offer) => {
      const way = askedBy(offer);
      if (way === 'mail') return ageOf(offer, day) >= ladder.staleAfter;
      return way === 'call' && askDay(offer, day, ladder) !== null;
    })
    .toSorted((a, b) => (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : 0));
}

/** The calls of a week. */
export interface Calls<O> {
  /** Still to be made: those that nobody was reached for this week come last. */
  readonly left: readonly (O & { readonly missedOn: string | null })[];
  /** Made since Monday, with what came of them. */
  readonly done: readonly (O & { readonly answer: CallAnswer })[];
}

/** The calls of the week of a day: what is left, and what *Bestätigungen* say that was done. */
export function callsOf<O extends Offer>(
  offers: readonly ConfirmedOffer<O>[],
  heard: Heard,
  day: string,
  ladder: Ladder,
): Calls<ConfirmedOffer<O>> {
  const monday = mondayOf(isoWeek(day));
  const said = new Map<string, Answered>();
  for (const one of answersAbout(offers, heard.confirmations)) {
    const before = said.get(one.id);
    const isCall = one.way === 'telefon' || one.way === 'besuch';
    // The last row counts; but whoever was reached was reached, whatever the order of the rows.
    const isMiss =
      one.answer === 'nichtErreicht' && before !== undefined && before.answer !== 'nichtErreicht';
    if (isCall && one.day >= monday && !isMiss) said.set(one.id, one);
  }
  const left = callsDue(offers, heard, day, ladder).map((offer) => ({
    ...offer,
    missedOn: said.get(offer.id ?? '')?.day ?? null,
  }));
  return {
    left: [...left.filter((one) => one.missedOn === null), ...left.filter((one) => one.missedOn !== null)],
    done: offers.flatMap((offer) => {
      const answer = said.get(offer.id ?? '')?.answer;
      return answer && answer !== 'nichtErreicht' ? [{ ...offer, answer }] : [];
    }),
  };
}
