import type { Consent } from '../../sheets-schema/consents.ts';
import { partners, readerKept, type Partner } from '../../sheets-schema/partners.ts';
import { CONFIRM_DAYS, standingOf, type Standing } from '../mail/consent.ts';
import { readerKey } from '../mail/reader.ts';
import { restingSince, type Refusals } from '../mail/rest.ts';
import type { Keys } from '../platform/keys.ts';
import { berlinDate } from '../platform/time.ts';
import { shortDate } from '../words/dates.ts';
import { german, type Translate } from '../words/locale.ts';
import type { CellChange } from '../workbook/workbook.ts';
import { blank, personal } from './blank.ts';
import { after } from './retention.ts';

/** Milliseconds after which an unconfirmed sign-up is erased: an hour more than its link works, so that no click is lost. */
const KEPT_MS = (CONFIRM_DAYS * 24 + 1) * 3_600_000;

/** What is to be written into *Partner*. */
export interface PartnerWork {
  /** Sign-ups that nobody confirmed in time: their personal cells are blanked. */
  readonly expired: readonly CellChange[];
  /** Readers whose consent ended long enough ago: theirs too. */
  readonly left: readonly CellChange[];
  /** Rows whose *Stand* does not say what is known. */
  readonly stated: readonly CellChange[];
}

/**
 * What the proofs of consent, and the mail servers' answers, mean for the rows of *Partner*. Only a request that nobody
 * confirmed and a consent that ended lead to erasure: where nothing is known of an address, proofs may be lost or the
 * manager has corrected it, and that is no reason to erase anybody.
 */
export function partnerWork(
  rows: readonly Partner[],
  consents: readonly Consent[],
  keys: Pick<Keys, 'addressHmac'>,
  now: Date,
  refusals: Refusals,
): PartnerWork {
  const t = german();
  const expired: CellChange[] = [];
  const left: CellChange[] = [];
  const stated: CellChange[] = [];
  const day = berlinDate(now);
  const erased = (id: string, state: string): CellChange => ({
    tab: partners,
    id,
    values: { ...blank(personal(partners)), state },
  });
  const age = (instant: string): number => now.getTime() - Date.parse(instant);
  for (const row of rows) {
    if (!row.id || !row.email) continue;
    const standing = standingOf(consents, keys.addressHmac(row.email));
    // What the manager typed never came in by a form: a stranger's sign-up for that address does not erase it.
    const signedUp = row.receivedAt !== null;
    if (signedUp && standing.state === 'requested' && age(standing.requestedAt) > KEPT_MS) {
      expired.push(erased(row.id, t('upkeep.partner.expired', { date: shortDate(day) })));
      continue;
    }
    if (standing.state === 'ended' && after(berlinDate(new Date(standing.endedAt)), readerKept.ended) < day) {
      left.push(erased(row.id, t('upkeep.partner.gone', { date: shortDate(day) })));
      continue;
    }
    const rests =
      standing.state === 'given' ? restingSince(refusals, readerKey(keys, row.email), row, standing) : null;
    const state = stateOf(t, standing, rests);
    if (state !== row.state) stated.push({ tab: partners, id: row.id, values: { state } });
  }
  return { expired, left, stated };
}

function stateOf(t: Translate, standing: Standing, rests: string | null): string {
  const on = (instant: string): { date: string } => ({ date: shortDate(berlinDate(new Date(instant))) });
  switch (standing.state) {
    case 'given':
      return rests === null
        ? t('upkeep.partner.confirmed', on(standing.confirmedAt))
        : t('upkeep.partner.rests', on(rests));
    case 'ended':
      return t('upkeep.partner.left', on(standing.endedAt));
    case 'requested':
      return t('subscription.state', on(standing.requestedAt));
    case 'none':
      return t('upkeep.partner.noConsent');
    default:
      return standing satisfies never;
  }
}
