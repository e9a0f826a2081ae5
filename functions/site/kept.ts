import { changes } from '../../sheets-schema/changes.ts';
import { confirmations } from '../../sheets-schema/confirmations.ts';
import { offers } from '../../sheets-schema/offers.ts';
import { withConfirmations, type ConfirmedOffer } from '../rules/freshness.ts';
import { isOffered } from '../rules/visibility.ts';
import type { Answer } from '../web/answer.ts';
import { Refused, type Asked } from '../web/asked.ts';
import { keeperIn, keeperOf } from '../web/keep-link.ts';
import { german } from '../words/locale.ts';
import { isUnsure } from '../workbook/workbook.ts';
import type { House } from './house.ts';
import { LINK_PATIENCE_MS, within } from './patience.ts';
import { secretPage } from './secret-page.ts';

/** An offer that somebody keeps right, and what they said of it that waits for the office, as `Telefon: 0521 …`. */
export type KeptOffer = ConfirmedOffer & { readonly id: string; readonly waiting: readonly string[] };

/** What a link out of a provider's letter stands for. */
export interface Kept {
  readonly token: string;
  /** Id of the address it went to. */
  readonly keeper: string;
  /** All that is kept by that address, by title. */
  readonly offers: readonly KeptOffer[];
}

/**
 * Whose link it is and what they offer now; null for a link that does not count, or that has no offer left.
 * @throws Refused 503 while the offers cannot be read: what cannot be seen is not gone
 * @throws Late, WorkbookError when they cannot be read in time
 */
export async function keptBy(asked: Asked, { ports, now, today }: House): Promise<Kept | null> {
  const token = asked.params['token'] ?? '';
  const keeper = keeperIn(ports.keys, token, now);
  if (keeper === null) return null;
  const read = await within(LINK_PATIENCE_MS, ports.workbook.read(offers, changes, confirmations));
  if (isUnsure(read.findings, offers)) throw new Refused(503);
  const waiting = Map.groupBy(
    read.changes.filter(({ state }) => state === null),
    ({ offerId }) => offerId,
  );
  const own = withConfirmations(read.offers, read.confirmations, today)
    .flatMap((offer) => (offer.id === null ? [] : [{ ...offer, id: offer.id }]))
    .map((offer) => ({
      ...offer,
      waiting: (waiting.get(offer.id) ?? []).map(({ field, new: value }) => `${field}: ${value ?? '–'}`),
    }))
    .filter((offer) => isOffered(offer, today))
    .filter(({ keepEmail }) => keepEmail !== null && keeperOf(ports.keys, keepEmail) === keeper)
    .toSorted((a, b) => a.title.localeCompare(b.title, 'de'));
  return own.length > 0 ? { token, keeper, offers: own } : null;
}

/** The offer that the address names. @throws Refused 404 when it is none of theirs */
export function offerIn({ offers: own }: Kept, { params }: Asked): KeptOffer {
  const offer = own.find(({ id }) => id === params['offer']);
  if (!offer) throw new Refused(404);
  return offer;
}

/** The page for a link that no longer counts. */
export async function lapsed(house: House): Promise<Answer> {
  const t = german();
  const title = t('keep.lapsed.title');
  const view = { title, lead: t('keep.lapsed.lead'), path: house.paths.contact, link: t('keep.lapsed.link') };
  return secretPage(410, 'stale', view, title, house);
}
