import type { Keys } from '../platform/keys.ts';
import { askedBy, type ConfirmedOffer } from '../rules/freshness.ts';
import { isOffered } from '../rules/visibility.ts';
import { keeperOf } from '../web/keep-link.ts';

/** An offer that its provider keeps right by mail. */
export interface KeptByMail {
  /** The provider's id, from `keeperOf`. */
  readonly keeper: string;
  readonly address: string;
  readonly offer: ConfirmedOffer & { readonly id: string };
}

/** The offers about which a mail may go to their providers on a day: offered, with an address, and no other way wished. */
export function keptByMail(
  offers: readonly ConfirmedOffer[],
  day: string,
  keys: Pick<Keys, 'addressHmac'>,
): KeptByMail[] {
  return offers.flatMap((offer) => {
    const { id, keepEmail } = offer;
    if (id === null || keepEmail === null || !isOffered(offer, day) || askedBy(offer) !== 'mail') return [];
    return [{ keeper: keeperOf(keys, keepEmail), address: keepEmail, offer: { ...offer, id } }];
  });
}
