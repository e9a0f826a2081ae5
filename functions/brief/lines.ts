import { referenceOf } from '../../sheets-schema/ids.ts';
import type { Tab } from '../../sheets-schema/tab.ts';
import type { Translate } from '../words/locale.ts';
import type { LinkTo, RowPlace } from '../workbook/tab-links.ts';
import type { Placed } from './content.ts';

/** Signs of a title in a line. */
const TITLE_SIGNS = 24;

/** A word that leads somewhere, where its place is known. */
export interface Link {
  readonly text: string;
  readonly url: string | null;
  /** `tel:` of a number that can be dialled. */
  readonly dial: string | null;
}

export function link(text: string, url: string | null): Link {
  return { text, url, dial: null };
}

/** One line of the brief: a few words, and where they lead. */
export interface Line {
  readonly text: string;
  readonly links: readonly Link[];
}

/** One heading, and the lines below it; no heading for what belongs to none. */
export interface Section {
  readonly heading: string;
  readonly lines: readonly Line[];
}

interface Referenced {
  readonly reference: string | null;
  readonly id: string | null;
}

/** „ABCD-EFGH“, or the row's number where there is no reference yet. */
export function nameOf(t: Translate, row: Placed<Referenced>): string {
  return row.reference ?? (row.id ? referenceOf(row.id) : rowName(t, row));
}

export function rowName(t: Translate, { row }: RowPlace): string {
  return t('brief.row', { row: String(row) });
}

/** Lines of nothing but links, one after the other, are one line. */
export function flowing(lines: readonly Line[]): Line[] {
  return lines.reduce<Line[]>((flow, line) => {
    const before = flow.at(-1);
    if (before?.text !== '' || line.text !== '') return [...flow, line];
    return [...flow.slice(0, -1), { text: '', links: [...before.links, ...line.links] }];
  }, []);
}

/** A line that leads to the first rows, and to the first of the others; none where there are no rows. */
export function rowsLine<Row extends RowPlace>(
  t: Translate,
  text: string,
  tab: Tab,
  rows: readonly Row[],
  { linkTo, most }: { readonly linkTo: LinkTo; readonly most: number },
  name: (row: Row) => string,
): Line[] {
  if (rows.length === 0) return [];
  const count = t(text, { n: rows.length });
  if (most === 0) return [{ text: '', links: [link(count, linkTo(tab, rows[0]))] }];
  const rest = rows.slice(most);
  const links = rows.slice(0, most).map((row) => link(name(row), linkTo(tab, row)));
  const all = [...links, ...moreLink(t, tab, rest, linkTo)];
  return [{ text: t('brief.named', { name: count }), links: all }];
}

/** Leads to the first of the rows that have no link of their own. */
export function moreLink(t: Translate, tab: Tab, rest: readonly RowPlace[], linkTo: LinkTo): Link[] {
  return rest.length > 0 ? [link(t('brief.more', { n: rest.length }), linkTo(tab, rest[0]))] : [];
}

/** What has no line of its own is told at the end of the last one. */
export function withMore(lines: readonly Line[], more: readonly Link[]): Line[] {
  return lines.map((line, at) =>
    at === lines.length - 1 ? { ...line, links: [...line.links, ...more] } : line,
  );
}

export function clipped(title: string): string {
  return title.length <= TITLE_SIGNS ? title : `${title.slice(0, TITLE_SIGNS - 1).trimEnd()}…`;
}
