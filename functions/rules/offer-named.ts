import type { Offer } from '../../sheets-schema/offers.ts';
import { plain } from '../platform/alike.ts';

/** How a row of another tab names an offer: the machine by its id, people by its title. */
export interface Naming {
  readonly offerId: string | null;
  readonly offer: string | null;
}

/** Finds the offer that a row means: the one of its id, or of its title where only one bears it; null for none. */
export function offerNamedIn<O extends Pick<Offer, 'id' | 'title'>>(
  offers: readonly O[],
): (row: Naming) => O | null {
  const byId = new Map(offers.map((offer) => [offer.id, offer]));
  const byTitle = Map.groupBy(offers, ({ title }) => plain(title));
  return ({ offerId, offer }) => {
    if (offerId) return byId.get(offerId) ?? null;
    const named = byTitle.get(plain(offer)) ?? [];
    return (named.length === 1 && named[0]) || null;
  };
}
