import type { Offer } from '../../sheets-schema/offers.ts';
import type { Organisation } from '../../sheets-schema/organisations.ts';
import { berlinDate, daysBetween } from '../platform/time.ts';

/** Whether an offer is offered at all on a day: released and not over. What ends this is told as ended. */
export function isOffered(offer: Pick<Offer, 'status' | 'validTo'>, day: string): boolean {
  return offer.status === 'oeffentlich' && (offer.validTo === null || offer.validTo >= day);
}

/**
 * Whether everybody may see an offer: offered, and not hidden because nobody has confirmed it for too long. Hidden is
 * not ended: such an offer is not told until it shows again.
 */
export function isShown(
  offer: Pick<Offer, 'status' | 'validTo' | 'confirmedAt' | 'receivedAt'>,
  day: string,
  hideAfterDays: number,
): boolean {
  return isOffered(offer, day) && ageOf(offer, day) < hideAfterDays;
}

/**
 * Days since somebody last said that an offer is right; never confirmed, it counts from the day on which it came in.
 * Typed by hand without any day, nobody can tell: 0.
 */
export function ageOf(offer: Pick<Offer, 'confirmedAt' | 'receivedAt'>, day: string): number {
  const since = offer.confirmedAt ?? (offer.receivedAt ? berlinDate(new Date(offer.receivedAt)) : null);
  return since === null ? 0 : daysBetween(since, day);
}

/** Whether an organisation belongs to the network on a day. */
export function isInNetwork(
  { inNetwork, inNetworkUntil, status }: Pick<Organisation, 'inNetwork' | 'inNetworkUntil' | 'status'>,
  day: string,
): boolean {
  const open = inNetworkUntil === null || inNetworkUntil >= day;
  return inNetwork !== null && inNetwork <= day && open && status !== 'aufgeloest';
}
