import type { Consent } from '../../sheets-schema/consents.ts';

/** How long the link that confirms a sign-up works, and how long an unconfirmed one is kept. */
export const CONFIRM_DAYS = 7;

/** What *Einwilligungen* say of one address and purpose: nothing, asked and not yet confirmed, given, or ended again. */
export type Standing =
  | { readonly state: 'none' }
  | { readonly state: 'requested'; readonly requestedAt: string }
  | {
      readonly state: 'given';
      readonly confirmedAt: string;
      /** When it was asked for last, perhaps since. */
      readonly requestedAt: string | null;
    }
  | { readonly state: 'ended'; readonly endedAt: string };

type Row = Pick<Consent, 'addressHmac' | 'purpose' | 'requestedAt' | 'confirmedAt' | 'endedAt'>;

/**
 * The standing of an address from the append-only rows, whatever their order: the newest confirmation counts unless an
 * end is as new or newer. Instants are ISO texts in UTC.
 * @param addressHmac `keys.addressHmac(address)`
 */
export function standingOf(rows: readonly Row[], addressHmac: string, purpose = 'digest'): Standing {
  const own = rows.filter((row) => row.addressHmac === addressHmac && row.purpose === purpose);
  const confirmedAt = newest(own.map((row) => row.confirmedAt));
  const endedAt = newest(own.map((row) => row.endedAt));
  const requestedAt = newest(own.map((row) => row.requestedAt));
  if (confirmedAt && isAfter(confirmedAt, endedAt)) return { state: 'given', confirmedAt, requestedAt };
  if (requestedAt && isAfter(requestedAt, endedAt)) return { state: 'requested', requestedAt };
  if (endedAt) return { state: 'ended', endedAt };
  return { state: 'none' };
}

function isAfter(instant: string, other: string | null): boolean {
  return other === null || instant > other;
}

function newest(instants: readonly (string | null)[]): string | null {
  return instants.reduce<string | null>((best, next) => (next && (!best || next > best) ? next : best), null);
}
