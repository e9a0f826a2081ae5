import { confirmations, type Confirmation } from '../../sheets-schema/confirmations.ts';
import { offers, type Offer } from '../../sheets-schema/offers.ts';
import { offerNamedIn } from '../rules/offer-named.ts';
import { isUnsure, type CellChange, type Finding } from '../workbook/workbook.ts';

/**
 * The offers' ids for rows of *Bestätigungen* that people typed by an offer's title, where only one bears it: renamed, an
 * offer keeps what was said of it.
 */
export function confirmationWork(
  rows: readonly Confirmation[],
  known: readonly Offer[],
  findings: readonly Finding[],
): CellChange[] {
  if (isUnsure(findings, offers)) return [];
  const named = offerNamedIn(known);
  return rows.flatMap((row) => {
    const offerId = row.offerId === null ? named(row)?.id : null;
    return row.id && offerId ? [{ tab: confirmations, id: row.id, values: { offerId } }] : [];
  });
}
