import type { LostIn } from '../rules/journal.ts';
import { isGone, type Finding } from '../workbook/workbook.ts';
import { LedgerUnsafe } from './errors.ts';

/** What the run remembers by: without it, it would tell or mail twice, or mail somebody who left. */
const RECORDS = ['consents', 'contents', 'deliveries', 'issues'];

/**
 * Refuses to go on when the run's own records cannot be read whole.
 * @throws LedgerUnsafe
 */
export function assertReadable(findings: readonly Finding[]): void {
  const broken = findings.find(
    (one) =>
      (RECORDS.includes(one.tab) && isGone(one)) ||
      (one.tab === 'preview' && one.code === 'COLUMN_MISSING') || // what she left out or held would go out
      (one.tab === 'consents' && one.column === 'endedAt' && one.code === 'VALUE_UNREADABLE'),
  );
  if (broken)
    throw new LedgerUnsafe(
      'LEDGER_UNREADABLE',
      `The tab "${broken.tabTitle}" cannot be read (${broken.code}).`,
    );
}

/** What cannot be read in a tab now: whole columns, or single cells. */
export function lostIn(findings: readonly Finding[], tab: string): LostIn {
  const columns = new Set<string>();
  const cells = new Map<number, Set<string>>();
  for (const { code, column, row, ...finding } of findings) {
    if (finding.tab !== tab || column === undefined) continue;
    if (code === 'COLUMN_MISSING') columns.add(column);
    if ((code === 'VALUE_UNREADABLE' || code === 'WORD_UNKNOWN') && row !== undefined)
      cells.set(row, (cells.get(row) ?? new Set()).add(column));
  }
  return ({ row }) => {
    const own = row === undefined ? undefined : cells.get(row);
    return own ? new Set([...columns, ...own]) : columns;
  };
}
