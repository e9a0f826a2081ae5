import { consents, type Consent } from '../../sheets-schema/consents.ts';
import { partners, type Partner } from '../../sheets-schema/partners.ts';
import { Refused } from '../web/asked.ts';
import { isGone, type Finding, type Workbook } from '../workbook/workbook.ts';
import { LINK_PATIENCE_MS, within } from './patience.ts';

/** What a link out of a letter needs to know: whose address it stands for, and what they agreed to. */
export interface Proof {
  readonly partners: readonly Partner[];
  readonly consents: readonly Consent[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the partners and their proofs.
 * @throws Refused 503 while a part of them is lost: an address that cannot be seen is not one that has left
 * @throws Late, WorkbookError when they cannot be read in time
 */
export async function readProof(workbook: Workbook): Promise<Proof> {
  const read = await within(LINK_PATIENCE_MS, workbook.read(partners, consents));
  assertProof(read.findings);
  return read;
}

/** @throws Refused 503 while a part of the partners or of their proofs is lost */
export function assertProof(findings: readonly Finding[]): void {
  const lost = findings.some(
    (one) =>
      isGone(one) &&
      (one.tab === consents.key ||
        (one.tab === partners.key && [undefined, 'email', 'id'].includes(one.column))),
  );
  if (lost) throw new Refused(503);
}
