import type { Change } from '../../sheets-schema/changes.ts';
import type { Confirmation } from '../../sheets-schema/confirmations.ts';
import type { Offer } from '../../sheets-schema/offers.ts';
import { settingOf, type Setting } from '../../sheets-schema/settings.ts';
import { plain } from '../platform/alike.ts';
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

/** Providers to be called in a week where *Einstellungen* do not say: two calls are eight of the manager's ten minutes. */
const CALLS_A_WEEK = 2;

/** To how many providers the office wants to be led in a week: a whole number, also none. */
export function callsAWeek(rows: readonly Pick<Setting, 'key' | 'value'>[]): number {
  const typed = settingOf(rows, 'calls.perWeek').trim();
  return /^\d{1,3}$/.test(typed) ? Number(typed) : CALLS_A_WEEK;
}

/** To whom a call about an offer is: all offers of an organisation are one call. */
export function providerOf({
  organisation,
  id,
  title,
}: Pick<Offer, 'organisation' | 'id' | 'title'>): string {
  return plain(organisation) || (id ?? title);
}

/** The calls of a week. The offers of one provider stand together. */
export interface Calls<O> {
  /** Still to be made: those that nobody was reached for this week come last. */
  readonly left: readonly Due<O>[];
  /** What comes in later weeks, for whoever has time. */
  readonly later: readonly Due<O>[];
  /** Made since Monday, with what came of them. */
  readonly done: readonly (O & { readonly answer: CallAnswer })[];
}

/** An offer to be called about, and on which day of this week nobody was reached. */
type Due<O> = O & { readonly missedOn: string | null };

/**
 * The calls of the week of a day: what is left, and what *Bestätigungen* say that was done.
 * @param most providers to be called in a week
 */
export function callsOf<O extends Offer>(
  offers: readonly ConfirmedOffer<O>[],
  heard: Heard,
  day: string,
  ladder: Ladder,
  most: number,
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
  const done = offers.flatMap((offer) => {
    const answer = said.get(offer.id ?? '')?.answer;
    return answer && answer !== 'nichtErreicht' ? [{ ...offer, answer }] : [];
  });
  const due = callsDue(offers, heard, day, ladder).map((offer) => ({
    ...offer,
    missedOn: said.get(offer.id ?? '')?.day ?? null,
  }));
  const called = new Set(done.map(providerOf));
  const together = [...Map.groupBy(due, providerOf).values()].flat();
  const others = [...new Set(together.map(providerOf))].filter((provider) => !called.has(provider));
  const wanted = new Set([...called, ...others.slice(0, Math.max(0, most - called.size))]);
  const missedLast = together.toSorted((a, b) => Number(a.missedOn !== null) - Number(b.missedOn !== null));
  return {
    left: missedLast.filter((offer) => wanted.has(providerOf(offer))),
    later: missedLast.filter((offer) => !wanted.has(providerOf(offer))),
    done,
  };
}
