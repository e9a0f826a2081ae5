import { isMailAddress } from '../../sheets-schema/addresses.ts';
import type { Consent } from '../../sheets-schema/consents.ts';
import type { Partner } from '../../sheets-schema/partners.ts';
import { standingOf } from '../mail/consent.ts';
import { idOf, type Keys } from '../platform/keys.ts';

/** Somebody who may get the letter now. */
export interface Reader {
  /** Id of the row in *Partner*. */
  readonly partner: string;
  readonly address: string;
  /** Stands for the address in the ledger: two rows with one address are one reader. */
  readonly key: string;
  readonly name: string | null;
  readonly organisation: string | null;
  /** Topic keys; empty means all. A main topic covers those below it. */
  readonly topics: readonly string[];
  readonly monthly: boolean;
}

/**
 * Who may be mailed: status `aktiv`, proof of consent without a later end, a usable address. The manager's word alone
 * does not do.
 */
export function readersOf(
  partners: readonly Partner[],
  consents: readonly Consent[],
  keys: Pick<Keys, 'addressHmac'>,
): Reader[] {
  const readers = new Map<string, Reader>();
  for (const { id, email, name, organisation, status, wants, topics, rhythm } of partners) {
    if (!id || status !== 'aktiv' || (wants.length > 0 && !wants.includes('brief'))) continue;
    const address = (email ?? '').trim();
    if (!isMailAddress(address)) continue;
    const hmac = keys.addressHmac(address);
    if (standingOf(consents, hmac).state !== 'given') continue;
    const key = idOf(hmac);
    if (readers.has(key)) continue;
    const monthly = rhythm === 'monatlich';
    readers.set(key, { partner: id, address, key, name, organisation, topics, monthly });
  }
  return [...readers.values()];
}
