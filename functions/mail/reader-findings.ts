import { consents, type Consent } from '../../sheets-schema/consents.ts';
import type { Delivery } from '../../sheets-schema/deliveries.ts';
import { partners, type Partner } from '../../sheets-schema/partners.ts';
import type { Keys } from '../platform/keys.ts';
import { rowFinding } from '../workbook/row-finding.ts';
import type { LinkTo, RowPlace } from '../workbook/tab-links.ts';
import { isUnsure, type Finding } from '../workbook/workbook.ts';
import { standingOf } from './consent.ts';
import { readerKey } from './reader.ts';
import { refusalsIn, restingSince } from './rest.ts';

/**
 * Why an active partner gets no letter of their own: the address stands in a row above, nobody agreed for it, or it
 * refused two letters.
 */
export function readerFindings(
  state: {
    readonly partners: readonly (Partner & RowPlace)[];
    readonly consents: readonly Consent[];
    readonly deliveries: readonly Delivery[];
    readonly findings: readonly Finding[];
  },
  keys: Pick<Keys, 'addressHmac'>,
  linkTo: LinkTo,
): Finding[] {
  // Where proofs cannot be read whole, nobody can tell who agreed.
  if (isUnsure(state.findings, consents) || isUnsure(state.findings, partners)) return [];
  const refusals = refusalsIn(state.deliveries);
  const seen = new Set<string>();
  return state.partners.flatMap((row) => {
    if (!row.email || row.status !== 'aktiv') return [];
    const key = readerKey(keys, row.email);
    if (seen.has(key)) return [rowFinding('ADDRESS_DOUBLED', partners, 'email', row, linkTo)];
    seen.add(key);
    const standing = standingOf(state.consents, keys.addressHmac(row.email));
    if (standing.state === 'none') return [rowFinding('CONSENT_MISSING', partners, 'status', row, linkTo)];
    if (standing.state !== 'given' || restingSince(refusals, key, row, standing) === null) return [];
    return [rowFinding('ADDRESS_RESTS', partners, 'email', row, linkTo)];
  });
}
