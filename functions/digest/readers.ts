import { isMailAddress } from '../../sheets-schema/addresses.ts';
import type { Consent } from '../../sheets-schema/consents.ts';
import type { Partner } from '../../sheets-schema/partners.ts';
import { standingOf } from '../mail/consent.ts';
import { readerKey } from '../mail/reader.ts';
import { restingSince, type Refusals } from '../mail/rest.ts';
import type { Keys } from '../platform/keys.ts';
import { clipped } from '../words/clipped.ts';

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

/** Signs of a reader's name, as the form takes them. */
const NAME_SIGNS = 120;

/**
 * Who may be mailed: status `aktiv`, proof of consent without a later end, a usable address that does not rest. The
 * manager's word alone does not do.
 * @param refusals what addresses refused; none for an issue whose readers are fixed
 */
export function readersOf(
  partners: readonly Partner[],
  consents: readonly Consent[],
  keys: Pick<Keys, 'addressHmac'>,
  refusals: Refusals = new Map(),
): Reader[] {
  const readers = new Map<string, Reader>();
  const proofs = Map.groupBy(consents, ({ addressHmac }) => addressHmac);
  for (const row of partners) {
    const { id, email, name, organisation, status, wants, topics, rhythm } = row;
    if (!id || status !== 'aktiv' || (wants.length > 0 && !wants.includes('brief'))) continue;
    const address = (email ?? '').trim();
    if (!isMailAddress(address)) continue;
    const hmac = keys.addressHmac(address);
    const standing = standingOf(proofs.get(hmac) ?? [], hmac);
    if (standing.state !== 'given') continue;
    const key = readerKey(keys, address);
    if (readers.has(key) || restingSince(refusals, key, row, standing)) continue;
    const monthly = rhythm === 'monatlich';
    const shown = name && clipped(name, NAME_SIGNS);
    readers.set(key, { partner: id, address, key, name: shown, organisation, topics, monthly });
  }
  return [...readers.values()];
}
