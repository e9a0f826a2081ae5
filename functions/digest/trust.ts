import type { Finding } from '../workbook/workbook.ts';
import { LedgerUnsafe } from './errors.ts';

/** What the run remembers by: without it, it would tell or mail twice, or mail somebody who left. */
const RECORDS = ['consents', 'contents', 'deliveries', 'issues'];

const GONE: readonly Finding['code'][] = ['FILE_MISSING', 'TAB_MISSING', 'COLUMN_MISSING'];

/**
 * Refuses to go on when the run's own records cannot be read whole.
 * @throws LedgerUnsafe
 */
export function assertReadable(findings: readonly Finding[]): void {
  const broken = findings.find(
    ({ code, tab, column }) =>
      (RECORDS.includes(tab) && GONE.includes(code)) ||
      (tab === 'consents' && column === 'endedAt' && code === 'VALUE_UNREADABLE'),
  );
  if (broken)
    throw new LedgerUnsafe(
      'LEDGER_UNREADABLE',
      `The tab "${broken.tabTitle}" cannot be read (${broken.code}).`,
    );
}

/** The columns of a tab that cannot be read now. */
export function lostColumns(findings: readonly Finding[], tab: string): ReadonlySet<string> {
  return new Set(
    findings.flatMap((finding) =>
      finding.tab === tab && finding.code === 'COLUMN_MISSING' && finding.column ? [finding.column] : [],
    ),
  );
}
