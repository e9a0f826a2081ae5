import { isMailAddress } from '../../sheets-schema/addresses.ts';
import type { Change } from '../../sheets-schema/changes.ts';
import type { Confirmation } from '../../sheets-schema/confirmations.ts';
import type { Offer } from '../../sheets-schema/offers.ts';
import { settingOf, type Setting } from '../../sheets-schema/settings.ts';
import { addDays, berlinDate, daysBetween } from '../platform/time.ts';
import { offerNamedIn } from './offer-named.ts';
import { ageOf, isShown } from './visibility.ts';

/** Days without a confirmation after which something happens to an offer. */
export interface Ladder {
  /** Its provider is asked, and asked once more. */
  readonly askAfter: number;
  readonly remindAfter: number;
  /** It carries a warning. */
  readonly staleAfter: number;
  /** It is not shown any more. It is never deleted, and not told as ended. */
  readonly hideAfter: number;
}

/** The ladder of *Einstellungen*; where no whole number of days stands there, the product's. */
export function ladderOf(settings: readonly Pick<Setting, 'key' | 'value'>[]): Ladder {
  const days = (key: string, otherwise: number): number => {
    const value = Number(settingOf(settings, key));
    return Number.isInteger(value) && value > 0 ? value : otherwise;
  };
  return {
    askAfter: days('offers.askAfterDays', 150),
    remindAfter: days('offers.remindAfterDays', 165),
    staleAfter: days('offers.staleAfterDays', 180),
    hideAfter: days('offers.hideAfterDays', 365),
  };
}

/** By whose word an offer is right: its provider's by link, on the telephone or at a visit, or the manager's date. */
export type Voice = 'mail' | 'telefon' | 'besuch' | 'office';

/** An offer whose `confirmedAt` is the newest confirmation of all, with whose it is. */
export type ConfirmedOffer<O = Offer> = O & { readonly confirmedBy?: Voice };

/** An answer to "is this still right?", with the offer that it is about. */
export interface Answered {
  readonly id: string;
  readonly answer: NonNullable<Confirmation['answer']>;
  /** The day in Berlin, `YYYY-MM-DD`. */
  readonly day: string;
  readonly way: Confirmation['way'];
}

/** The answers whose offer and day are known. */
export function answersAbout(
  offers: readonly Pick<Offer, 'id' | 'title'>[],
  confirmations: readonly Confirmation[],
): Answered[] {
  const named = offerNamedIn(offers);
  return confirmations.flatMap(({ answer, at, way, ...naming }) => {
    const id = named(naming)?.id;
    return id && at !== null && answer !== null ? [{ id, answer, day: berlinDate(new Date(at)), way }] : [];
  });
}

/**
 * The offers with their newest confirmation: a "Stimmt noch" of *Bestätigungen* or the manager's *Bestätigt am*. What was
 * edited or imported is not confirmed, and neither is a day to come, which only a slip of the hand can name.
 * @param day today in Berlin, `YYYY-MM-DD`
 */
export function withConfirmations<O extends Offer>(
  offers: readonly O[],
  confirmations: readonly Confirmation[],
  day: string,
): ConfirmedOffer<O>[] {
  const known = answersAbout(offers, confirmations)
    .filter(({ answer }) => answer === 'stimmt')
    .map((one) => ({ ...one, by: one.way === null || one.way === 'keine' ? 'office' : one.way }) as const);
  const byOffer = Map.groupBy(known, ({ id }) => id);
  return offers.map((offer) => {
    const typed = offer.confirmedAt === null ? [] : [{ day: offer.confirmedAt, by: 'office' } as const];
    const [newest] = [...(byOffer.get(offer.id ?? '') ?? []), ...typed]
      .filter((one) => one.day <= day)
      .toSorted((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : 0));
    return newest
      ? { ...offer, confirmedAt: newest.day, confirmedBy: newest.by }
      : { ...offer, confirmedAt: null };
  });
}

/** How many offers there are, and of how many somebody has said lately that they are right. */
export interface Share {
  readonly confirmed: number;
  readonly all: number;
}

/** @param shown the offers that everybody may see @param withinDays a confirmation of as many days ago counts no more */
export function confirmedShare(
  shown: readonly Pick<Offer, 'confirmedAt'>[],
  day: string,
  withinDays: number,
): Share {
  const isConfirmed = ({ confirmedAt }: Pick<Offer, 'confirmedAt'>): boolean =>
    confirmedAt !== null && daysBetween(confirmedAt, day) < withinDays;
  return { confirmed: shown.filter(isConfirmed).length, all: shown.length };
}

/** The honest number of a day: how many of the offers that everybody may see somebody confirmed before they got stale. */
export function publicShare(
  offers: readonly Offer[],
  day: string,
  { staleAfter, hideAfter }: Pick<Ladder, 'staleAfter' | 'hideAfter'>,
): Share {
  const shown = offers.filter((offer) => isShown(offer, day, hideAfter));
  return confirmedShare(shown, day, staleAfter);
}

/**
 * Ids of the offers of which a change waits in *Änderungen*: their providers have answered, and until the manager has
 * decided and `upkeep` has noted it, nobody asks them again.
 */
export function answeredOffers(
  changes: readonly Pick<Change, 'offer' | 'offerId' | 'state'>[],
  offers: readonly Offer[],
): ReadonlySet<string> {
  const named = offerNamedIn(offers);
  return new Set(changes.flatMap((row) => (row.state === null ? (named(row)?.id ?? []) : [])));
}

/** How the office asks whether an offer is still right: by mail, by a call or a visit, or not at all. */
export function askedBy({ keepBy, keepEmail }: Pick<Offer, 'keepBy' | 'keepEmail'>): 'mail' | 'call' | null {
  if (keepBy === 'keine') return null;
  return (keepBy === 'mail' || keepBy === null) && isMailAddress(keepEmail ?? '') ? 'mail' : 'call';
}

/**
 * The day on which an offer reached the newest step of the ladder at which its provider is asked; null before the first.
 * Whoever was not asked since then is due, however many runs were missed. An offer whose age nobody knows is due at once:
 * its day is before all others.
 */
export function askDay(
  offer: Pick<Offer, 'confirmedAt' | 'receivedAt'>,
  day: string,
  { askAfter, remindAfter }: Ladder,
): string | null {
  if (offer.confirmedAt === null && offer.receivedAt === null) return '';
  const age = ageOf(offer, day);
  if (age < askAfter) return null;
  return addDays(day, (age >= remindAfter ? remindAfter : askAfter) - age);
}
