import { contacts, type Contact } from '../../sheets-schema/contacts.ts';
import { notices, type Notice } from '../../sheets-schema/notices.ts';
import { tabByKey } from '../../sheets-schema/workbooks.ts';
import { idOf } from '../platform/keys.ts';
import { german, type Translate } from '../words/locale.ts';
import type { RowPlace } from '../workbook/tab-links.ts';
import { append, type Append, type CellChange, type Finding, type Workbook } from '../workbook/workbook.ts';

/** How soon something should be mended, as *Hinweise* show it: 3 is soon. */
type Weight = 1 | 2 | 3;

/** Findings of one kind in one column: one thing to mend, however many cells it is in. */
export interface Mending {
  /** Of the row in *Hinweise*; the same as long as it is there. */
  readonly id: string;
  readonly first: Finding;
  readonly cells: number;
  readonly weight: Weight;
}

/** What keeps rows or letters away is heavy; light is a gap in one cell, or what the machine mends by itself. */
const HEAVY: ReadonlySet<string> = new Set<string>([
  'FILE_MISSING',
  'FILE_NOT_NEWEST',
  'TAB_MISSING',
  'HEADER_MISSING',
  'HEADER_DISPLACED',
  'COLUMN_MISSING',
  'ID_BROKEN',
  'ROW_CROOKED',
  'ROWS_SHUFFLED',
  'ROWS_LOST',
  'ADDRESS_RESTS',
]);
const LIGHT: ReadonlySet<string> = new Set<string>(['VALUE_MISSING', 'COLUMN_REHOMED', 'ID_DOUBLED']);

function weightOf({ code }: Finding): Weight {
  return HEAVY.has(code) ? 3 : LIGHT.has(code) ? 1 : 2;
}

/** What is to be mended, the heaviest first. A personal value that is missing is no fault: it may have been erased in time. */
export function mendingsOf(findings: readonly Finding[]): Mending[] {
  const kinds = Map.groupBy(findings.filter(isWrong), ({ code, tab, column }) => `${code}|${tab}|${column}`);
  return [...kinds]
    .flatMap(([kind, all]) => {
      const [first] = all;
      if (!first) return [];
      return [{ id: idOf(`notice|${kind}`), first, cells: all.length, weight: weightOf(first) }];
    })
    .toSorted((a, b) => b.weight - a.weight);
}

function isWrong({ code, tab, column }: Finding): boolean {
  return code !== 'VALUE_MISSING' || !column || tabByKey(tab)?.columns[column]?.personal === undefined;
}

/**
 * Without the gaps of contacts that came by a form and are still worked on: what no form asks is filled in when they are done.
 * @param open contacts as read
 */
export function withoutUnfinished(
  findings: readonly Finding[],
  open: readonly (Contact & RowPlace)[],
): Finding[] {
  const unfinished = open.filter(({ receivedAt, done }) => receivedAt !== null && done !== 'ja');
  const asks = (column: string): boolean =>
    contacts.columns[column as keyof typeof contacts.columns].forms?.['contact'] !== undefined;
  return findings.filter(
    ({ code, tab, column, row, link = '' }) =>
      code !== 'VALUE_MISSING' ||
      tab !== contacts.key ||
      column === undefined ||
      asks(column) ||
      !unfinished.some((one) => one.row === row && link.includes(one.spreadsheetId ?? '')),
  );
}

/** Without what the manager decided to leave as it is. */
export function withoutLeft(mendings: readonly Mending[], rows: readonly Notice[]): Mending[] {
  const left = new Set(rows.filter(({ decision }) => decision === 'solassen').map(({ id }) => id));
  return mendings.filter(({ id }) => !left.has(id));
}

/** What *Hinweise* lack, and which of their rows are no longer as they should be: mended, back, or about another cell. */
export function noticeWork(
  mendings: readonly Mending[],
  rows: readonly Notice[],
  at: Date,
): { readonly added: readonly Append[]; readonly changed: readonly CellChange[] } {
  const t = german();
  const now = at.toISOString();
  const known = new Map(rows.map((row) => [row.id, row]));
  const wanted = new Map(mendings.map((one) => [one.id, { ...textsOf(t, one), gone: null }]));
  const added = mendings
    .filter(({ id }) => !known.has(id))
    .map(({ id, weight }) => append(notices, { id, weight, since: now, ...wanted.get(id) }));
  const changed = rows.flatMap((row): CellChange[] => {
    if (row.id === null) return [];
    const values = wanted.get(row.id) ?? (row.gone === null ? { gone: now } : {});
    const before: Readonly<Record<string, unknown>> = row;
    const other = Object.entries(values).filter(([key, value]) => before[key] !== value);
    return other.length > 0 ? [{ tab: notices, id: row.id, values: Object.fromEntries(other) }] : [];
  });
  return { added, changed };
}

/**
 * Keeps *Hinweise* as the findings are.
 * @returns how many rows were written
 * @throws WorkbookError
 */
export async function keepNotices(
  workbook: Pick<Workbook, 'append' | 'change'>,
  mendings: readonly Mending[],
  rows: readonly Notice[],
  at: Date,
): Promise<number> {
  const { added, changed } = noticeWork(mendings, rows, at);
  if (added.length > 0) await workbook.append(added, { unlessPresent: true });
  if (changed.length > 0) await workbook.change(changed);
  return added.length + changed.length;
}

/** The texts of a row in *Hinweise*. */
function textsOf(t: Translate, { first, cells }: Mending): Pick<Notice, 'what' | 'where' | 'todo'> {
  const more = cells > 1 ? [t('finding.more', { n: cells - 1 })] : [];
  return {
    what: `${placeOf(t, first)}: ${t(`finding.${first.code}.what`)}`,
    where: first.link ?? null,
    todo: [t(`finding.${first.code}.todo`, { column: first.columnLabel }), ...more].join(' '),
  };
}

/** Where a finding is, as people say it. */
function placeOf(t: Translate, { code, file, tabTitle, columnLabel, row }: Finding): string {
  if (code === 'FILE_MISSING' || code === 'FILE_NOT_NEWEST')
    return t('finding.where.file', { file: t(`finding.file.${file}`) });
  if (!columnLabel) return t('finding.where.tab', { tab: tabTitle });
  if (row === undefined) return t('finding.where.column', { tab: tabTitle, column: columnLabel });
  return t('finding.where.cell', { tab: tabTitle, column: columnLabel, row: String(row) });
}
