import type { Content } from '../../sheets-schema/contents.ts';
import type { Offer } from '../../sheets-schema/offers.ts';
import type { Organisation } from '../../sheets-schema/organisations.ts';
import {
  carriedOn,
  changedFields,
  fingerprint,
  FINGERPRINT_VERSION,
  knows,
  type Field,
} from './fingerprint.ts';
import { isInNetwork, isOffered, isShown } from './visibility.ts';

/** A row of *Inhalte*, as far as it matters here. */
export type Entry = Pick<
  Content,
  'issue' | 'entry' | 'kind' | 'event' | 'fingerprint' | 'fingerprintVersion' | 'quiet'
>;

/** The tabs whose entries are told. */
export type Kind = 'offers' | 'organisations';

/** What happened to an entry since it was last told. */
export interface Change {
  /** The entry's id. */
  readonly entry: string;
  readonly kind: Kind;
  readonly event: Entry['event'];
  readonly fingerprint: string;
  /** Remembered, and told to nobody. */
  readonly quiet: boolean;
}

/** Where a row stands in its sheet, from 1, if it was read from there. */
export interface Located {
  readonly row?: number | undefined;
}

/** Which columns of a row cannot be read now. */
export type LostIn = (row: Located) => ReadonlySet<string>;

/** What decides on a day what is public. Plain dates are `YYYY-MM-DD`. */
export interface Day {
  readonly day: string;
  readonly hideAfterDays: number;
  readonly lostIn: LostIn;
}

/**
 * What is to be told now of offers: the difference between what was told last and what is public, never a window of time.
 * So an offer typed in late, a missed week or a doubled run loses and repeats nothing. An offer whose row cannot be seen
 * is left as it is: only a status or an end date ends it. What a fingerprint learnt to compare is noted quietly first.
 */
export function difference(offers: readonly (Offer & Located)[], told: readonly Entry[], day: Day): Change[] {
  const last = lastTold(told);
  return named(offers).flatMap(([entry, offer]): Change[] => {
    const change = (event: Entry['event'], is: string, quiet = false): Change[] => [
      { entry, kind: 'offers', event, fingerprint: is, quiet },
    ];
    const lost = day.lostIn(offer);
    if (lost.has('validTo')) return []; // nobody can tell whether it is over
    const now = fingerprint(offer, lost);
    const shown = isShown(offer, day.day, day.hideAfterDays);
    const before = last.get(entry);
    if (!before) return shown ? change('neu', now) : [];
    const comparable = before.fingerprintVersion === FINGERPRINT_VERSION;
    const was = comparable ? (before.fingerprint ?? '') : '';
    if (before.event === 'beendet') return shown ? change('wieder', carriedOn(was, now)) : [];
    if (!isOffered(offer, day.day)) return change('beendet', carriedOn(was, now));
    if (shown && changedFields(was, now).length > 0) return change('geaendert', carriedOn(was, now));
    return knows(was, now) ? [] : change('geaendert', carriedOn(now, was), true);
  });
}

/** The organisations of the network that were never told. What becomes of them later is no news. */
export function newPartners(
  organisations: readonly Organisation[],
  told: readonly Entry[],
  day: string,
): Change[] {
  const known = lastTold(told);
  return named(organisations).flatMap(([entry, organisation]) =>
    !known.has(entry) && isInNetwork(organisation, day)
      ? [{ entry, kind: 'organisations', event: 'neu', fingerprint: '', quiet: false }]
      : [],
  );
}

/** What a reader is told of one entry. */
export interface News {
  readonly event: Entry['event'];
  /** For `geaendert`: what is another now than when the reader last heard of it. */
  readonly fields: readonly Field[];
  /** New together with so many others that it is only counted. */
  readonly introduced: boolean;
  /** How the journal knows the entry now. */
  readonly state: Entry;
}

/** From where on the journal is new to a reader. */
export interface Since {
  readonly issue: string;
  /** Whether that issue itself has not reached the reader. */
  readonly inclusive: boolean;
}

/** The same, and the entries that letters to this reader had to leave out, with where each is new from. */
export interface Reach extends Since {
  readonly withheld: ReadonlyMap<string, Since>;
}

/**
 * What the journal holds for a reader since a letter of theirs: again a difference of states, so that what was changed
 * and changed back, or ended and came back unchanged, is not told.
 * @param introduces whether an issue only counts its new entries of a kind, from `introductions`
 */
export function newsSince(
  journal: readonly Entry[],
  reach: Reach,
  until: string,
  introduces: (issue: string, kind: Kind) => boolean,
): ReadonlyMap<string, News> {
  const news = new Map<string, News>();
  const rows = byIssue(journal).filter((row) => row.issue <= until);
  for (const [entry, own] of Map.groupBy(rows, (row) => row.entry)) {
    const { issue, inclusive } = reach.withheld.get(entry) ?? reach;
    const isNew = (row: Entry): boolean => (inclusive ? row.issue >= issue : row.issue > issue);
    const state = own.at(-1);
    if (!state || !isNew(state)) continue;
    const loud = own.filter(({ quiet }) => quiet !== 'ja');
    const before = loud.findLast((row) => !isNew(row));
    const known = own.findLast((row) => !isNew(row)); // what was left out counts as known to who knows the entry
    const [first] = loud.filter(isNew);
    if (!first) continue;
    const told = tell(before, known, own, state);
    const introduced = told?.event === 'neu' && introduces(first.issue, kindOf(first));
    if (told) news.set(entry, { ...told, introduced, state });
  }
  return news;
}

function tell(
  before: Entry | undefined,
  known: Entry | undefined,
  own: readonly Entry[],
  state: Entry,
): Pick<News, 'event' | 'fields'> | null {
  const alive = before !== undefined && before.event !== 'beendet';
  if (state.event === 'beendet') return alive ? { event: 'beendet', fields: [] } : null;
  if (!before || !known) return { event: 'neu', fields: [] };
  if (!alive) return { event: 'wieder', fields: [] };
  const fields = changedFields(baseline(known, own, state.fingerprintVersion), state.fingerprint ?? '');
  return fields.length > 0 ? { event: 'geaendert', fields } : null;
}

/** What a reader knows, with what the journal noted first of anything that was not compared yet when they heard of it. */
function baseline(known: Entry, own: readonly Entry[], version: number | null): string {
  return own
    .slice(own.indexOf(known))
    .filter((row) => row.fingerprintVersion === version)
    .reduce((all, row) => carriedOn(row.fingerprint ?? '', all), '');
}

/** From so many new entries of one kind on, an issue introduces them: nobody reads that many names. */
const INTRODUCED_FROM = 30;

/**
 * Which issues count their new entries in place of listing them: the first that told anything, and those that tell of an
 * import.
 */
export function introductions(journal: readonly Entry[]): (issue: string, kind: Kind) => boolean {
  const first = byIssue(journal)[0]?.issue;
  const counts = new Map<string, number>();
  for (const row of journal) {
    if (row.event !== 'neu' || row.quiet === 'ja') continue;
    const key = `${row.issue} ${kindOf(row)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (issue, kind) => issue === first || (counts.get(`${issue} ${kind}`) ?? 0) >= INTRODUCED_FROM;
}

/** Whether an issue is the first that told anything. */
export function isFirst(journal: readonly Entry[], issue: string): boolean {
  return byIssue(journal)[0]?.issue === issue;
}

/** The tab that an entry comes from. */
export function kindOf(row: Pick<Entry, 'kind'>): Kind {
  return row.kind === 'organisations' ? 'organisations' : 'offers';
}

/** How each entry was told or remembered last. */
export function lastTold(journal: readonly Entry[]): ReadonlyMap<string, Entry> {
  return new Map(byIssue(journal).map((row) => [row.entry, row]));
}

function byIssue<T extends Entry>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.issue < b.issue ? -1 : a.issue > b.issue ? 1 : 0));
}

/** Rows by id, each once; a row without an id gets one from `upkeep` and is told then. */
function named<Row extends { readonly id: string | null }>(rows: readonly Row[]): [string, Row][] {
  return [...new Map(rows.flatMap((row) => (row.id ? [[row.id, row] as const] : [])))];
}
